import Drawing

extension Color {
  /// Relative luminance, 0 for black to 1 for white (WCAG 2.2).
  var luminance: Double {
    func linear(_ component: Double) -> Double {
      component <= 0.04045 ? component / 12.92 : Decade.power(2.4 * Decade.exponent(of: (component + 0.055) / 1.055))
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of two solid colours, 1 to 21 (WCAG 2.2).
  func contrast(with other: Color) -> Double {
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
