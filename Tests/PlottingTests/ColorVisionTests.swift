import Drawing
import Foundation
import Plotting
import Testing

/// Contrast and colour vision, over all palettes of both themes.
struct ColorVisionTests {
  /// The styles of the series of eight figures: how many there are, whether they are in order, and their second channel.
  private static func figures(_ theme: Theme) -> [[SeriesStyle]] {
    [
      theme.styles(for: 2, tellingApartBy: .glyph), theme.styles(for: 4, tellingApartBy: .glyph),
      theme.styles(for: 6, tellingApartBy: .glyph), theme.styles(for: 7, tellingApartBy: .glyph),
      theme.styles(for: 3), theme.styles(for: 6), theme.styles(forOrdered: 3, tellingApartBy: .glyph),
      theme.styles(forOrdered: 5, tellingApartBy: .glyph),
    ]
  }

  private static let themes = [Theme.light, .dark]

  @Test(arguments: themes)
  func `every line has a contrast of 3 to 1 with the background`(theme: Theme) {
    for count in 1...30 {
      for styles in [theme.styles(for: count), theme.styles(forOrdered: count)] {
        for style in styles { #expect(style.color.contrast(with: theme.background) >= 3) }
      }
    }
    for color in [theme.axis, theme.secondaryText, theme.text] {
      #expect(color.contrast(with: theme.background) >= 3)
    }
  }

  @Test(arguments: themes)
  func `every text has a contrast of 4_5 to 1 with the background`(theme: Theme) {
    for color in [theme.text, theme.secondaryText, theme.tickText] {
      #expect(color.contrast(with: theme.background) >= 4.5)
    }
    for count in 1...30 {
      for styles in [theme.styles(for: count), theme.styles(forOrdered: count)] {
        for style in styles {
          #expect(theme.labelStyle(in: style.color).color.contrast(with: theme.background) >= 4.5)
        }
      }
    }
  }

  @Test(arguments: themes, [Vision.gray, .deuteranopia])
  func `any two series of a figure differ in colour, glyph or dashes`(theme: Theme, vision: Vision) {
    for styles in Self.figures(theme) {
      for (index, a) in styles.enumerated() {
        for b in styles[(index + 1)...] where a.glyph == b.glyph && a.dash == b.dash {
          #expect(vision.distance(a.color, b.color) >= 10)
        }
      }
    }
  }

  /// How colours look in a grey print, or to a reader without green receptors.
  enum Vision {
    case gray, deuteranopia

    /// The distance of two colours in CIELAB (CIE76).
    func distance(_ a: Color, _ b: Color) -> Double {
      let (p, q) = (Self.lab(seen(a)), Self.lab(seen(b)))
      return zip(p, q).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    /// The linear components as they are seen; deuteranopia is simulated as in Machado, Oliveira and Fernandes 2009.
    private func seen(_ color: Color) -> [Double] {
      let rgb = [color.red, color.green, color.blue].map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      let rows: [[Double]] =
        switch self {
        case .gray: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
        case .deuteranopia:
          [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        }
      return rows.map { row in min(1, max(0, zip(row, rgb).map { $0 * $1 }.reduce(0, +))) }
    }

    private static func lab(_ rgb: [Double]) -> [Double] {
      let rows = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
      let white = [0.9505, 1, 1.089]
      let f = zip(rows, white).map { row, white -> Double in
        let share = zip(row, rgb).map { $0 * $1 }.reduce(0, +) / white
        return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
      }
      return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }
  }
}
