package import Drawing

/// Colours for series that are distinct for every kind of colour vision.
package struct Palette: Hashable, Sendable {
  /// The colours, in the order series take them.
  package var colors: [Color]

  /// Creates a palette.
  package init(_ colors: [Color]) { self.colors = colors }

  /// Okabe and Ito's colours in Makie's order, without yellow, which is too faint on white for a line.
  package static let okabeIto = Palette([
    Color(0x0072B2), Color(0xE69F00), Color(0x009E73), Color(0xCC79A7), Color(0x56B4E9), Color(0xD55E00),
  ])

  /// Ten colours found by optimising accessibility and appearance (Petroff 2021, arXiv:2107.02270).
  static let petroff = Palette([
    Color(0x3F90DA), Color(0xFFA90E), Color(0xBD1F01), Color(0x94A4A2), Color(0x832DB6), Color(0xA96B59),
    Color(0xE76300), Color(0xB9AC70), Color(0x717581), Color(0x92DADD),
  ])
}

extension Color {
  /// Relative luminance, 0 for black to 1 for white (WCAG 2.2).
  var luminance: Double {
    func linear(_ component: Double) -> Double {
      component <= 0.04045 ? component / 12.92 : Decade.power(2.4 * Decade.exponent(of: (component + 0.055) / 1.055))
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of two solid colours, 1 to 21 (WCAG 2.2).
  package func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// This colour moved toward black or white, whichever is away from `background`, until the contrast is `ratio`.
  func legible(on background: Color, ratio: Double) -> Color {
    let target = background.luminance > 0.18 ? Color(0x000000) : Color(0xFFFFFF)
    for share in stride(from: 0.0, through: 1, by: 0.05) {
      let mixed = target.withOpacity(share).over(withOpacity(1))
      if mixed.contrast(with: background) >= ratio { return mixed.withOpacity(opacity) }
    }
    return target.withOpacity(opacity)
  }
}
