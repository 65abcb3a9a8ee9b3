package import Drawing

extension Theme {
  private var isDark: Bool { background.luminance < 0.18 }

  /// Colours for values on both sides of a middle; the middle recedes into the background.
  package var divergingMap: ColorMap { isDark ? .darkBlueRed : .blueRed }

  /// For values above a range of colours: none of the colours of a map.
  package var overColor: Color { isDark ? Color(0xE66AB0) : Color(0xC2298A) }

  /// For values below a range of colours.
  package var underColor: Color { isDark ? Color(0xF2F2F2) : Color(0x1A1A1A) }

  /// Greys for areas that coloured lines are drawn on; what is low recedes into the background.
  package var reliefMap: ColorMap {
    isDark
      ? ColorMap([Color(0x1D1F21), Color(0x33383D), Color(0x4A535B), Color(0x66727D)])
      : ColorMap([Color(0xFBFCFD), Color(0xE6EBEF), Color(0xCFD8DF), Color(0xB4C1CB)])
  }

  /// The grey of a pattern.
  func fill(of pattern: CellPattern) -> Color {
    switch pattern {
    case .dotted: isDark ? Color(0x2B2B2B) : Color(0xEBEBEB)
    case .rising, .falling: isDark ? Color(0x383838) : Color(0xDCDCDC)
    case .crossed: isDark ? Color(0x4A4A4A) : Color(0xC8C8C8)
    }
  }

  /// The lines of a pattern.
  func stroke(of pattern: CellPattern) -> Stroke {
    let color = isDark ? Color(0x9A9A9A) : Color(0x6E6E6E)
    guard pattern != .dotted else { return Stroke(color, width: 1.2, dash: [0, 5], cap: .round) }
    return Stroke(color, width: 0.9, cap: .butt)
  }
}
