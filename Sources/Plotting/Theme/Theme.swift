package import Drawing

/// Colours, sizes and palettes of a figure; lengths are in points.
package struct Theme: Hashable, Sendable {
  /// The background.
  package var background: Color
  /// Titles and labels.
  package var text: Color
  /// Subtitle and caption.
  package var secondaryText: Color
  /// Numbers along the axes.
  package var tickText: Color
  /// Axis lines and ticks.
  package var axis: Color
  /// Lines across the panel at labelled ticks.
  package var grid: Color
  /// Lines across the panel at unlabelled ticks.
  package var minorGrid: Color

  /// The em size of the title.
  package var titleSize = 15.0
  /// The em size of the subtitle.
  var subtitleSize = 12.0
  /// The em size of axis labels, panel titles, keys and annotations.
  package var labelSize = 12.0
  /// The em size of numbers along the axes.
  var tickSize = 11.0
  /// The em size of the caption.
  var captionSize = 10.5
  /// The width of a series' strong line.
  package var lineWidth = 1.75
  /// The width of axis lines, ticks and grid.
  var axisWidth = 1.0
  /// The length of ticks.
  package var tickLength = 4.0
  /// Empty space around the figure.
  package var padding = 16.0
  /// Empty space between the data and the ends of the y axis, as a fraction of the data's range.
  package var headroom = 0.05
  /// The opacity of lines behind the strong ones.
  package var faintOpacity: Double
  /// Colours for up to as many series as it has.
  package var palette = Palette.okabeIto
  /// Colours for more series than that.
  package var widePalette = Palette.petroff
  /// The colour map of values.
  package var colorMap = ColorMap.viridis
  /// Whether lines cross the panel at the ticks of the x axis.
  var hasXGrid = true
  /// Whether the background is not drawn; ``background`` is then the assumed colour of the page.
  package var isTransparent = false
  /// The least contrast of a series' colour with the background; colours below it are moved away from the background.
  var leastContrast: Double

  /// Creates a theme with these colours and the sizes of `light`.
  package init(
    background: Color, text: Color, secondaryText: Color, tickText: Color, axis: Color, grid: Color, minorGrid: Color,
    faintOpacity: Double = 0.25, leastContrast: Double = 3
  ) {
    self.background = background
    self.text = text
    self.secondaryText = secondaryText
    self.tickText = tickText
    self.axis = axis
    self.grid = grid
    self.minorGrid = minorGrid
    self.faintOpacity = faintOpacity
    self.leastContrast = leastContrast
  }

  /// Dark on white, for paper.
  package static let light = Theme(
    background: Color(0xFFFFFF), text: Color(0x1A1A1A), secondaryText: Color(0x595959), tickText: Color(0x4D4D4D),
    axis: Color(0x808080), grid: Color(0x000000, opacity: 0.08), minorGrid: Color(0x000000, opacity: 0.04))

  /// Light on near-black, for screens.
  package static let dark = Theme(
    background: Color(0x1A1A1A), text: Color(0xD9D9D9), secondaryText: Color(0xA6A6A6), tickText: Color(0xB3B3B3),
    axis: Color(0x808080), grid: Color(0xFFFFFF, opacity: 0.09), minorGrid: Color(0xFFFFFF, opacity: 0.045),
    faintOpacity: 0.4, leastContrast: 4)

  /// Styles for `count` series, each with its own colour and, as a second channel, its own dashes or glyph.
  ///
  /// Up to six series take `palette`, more take `widePalette`; beyond ten the colours come round again and dashes
  /// tell the rounds apart.
  package func styles(for count: Int, tellingApartBy channel: SeriesDistinction = .dash) -> [SeriesStyle] {
    let colors = (count <= palette.colors.count ? palette : widePalette).colors
    return (0..<max(0, count)).map { index in
      let color = colors.isEmpty ? text : colors[index % colors.count]
      let round = colors.isEmpty ? index : index / colors.count
      var style = SeriesStyle(color.legible(on: background, ratio: leastContrast), width: lineWidth)
      style.faintOpacity = faintOpacity
      switch channel {
      case .dash: style.dash = Self.dashes[(index + round) % Self.dashes.count]
      case .glyph:
        style.glyph = count > 1 ? Glyph.cycle[(index + round) % Glyph.cycle.count] : nil
        style.dash = Self.dashes[round % Self.dashes.count]
      }
      return style
    }
  }

  /// Styles for `count` series in ascending order of a number: from three on, their colours follow
  /// ``lineMap``.
  package func styles(forOrdered count: Int, tellingApartBy channel: SeriesDistinction = .dash) -> [SeriesStyle] {
    var styles = styles(for: count, tellingApartBy: channel)
    // Colours that the user chose come first.
    guard count >= 3, palette == .okabeIto else { return styles }
    for index in styles.indices {
      let color = lineMap.color(at: Double(index) / Double(count - 1))
      styles[index].color = color.legible(on: background, ratio: leastContrast)
      if channel == .dash { styles[index].dash = [] }
    }
    return styles
  }

  private static let dashes: [[Double]] = [
    [], [6, 2.5], [2.5, 2.5], [8, 2.5, 2, 2.5], [12, 3], [4, 2, 1.5, 2, 1.5, 2],
  ]

  /// Scales all text.
  mutating func scaleText(by factor: Double) {
    titleSize *= factor
    subtitleSize *= factor
    labelSize *= factor
    tickSize *= factor
    captionSize *= factor
  }

  var titleStyle: TextStyle { TextStyle(size: titleSize, weight: .bold, color: text) }
  var subtitleStyle: TextStyle { TextStyle(size: subtitleSize, color: secondaryText) }
  var captionStyle: TextStyle { TextStyle(size: captionSize, color: secondaryText) }
  var panelTitleStyle: TextStyle { TextStyle(size: labelSize, weight: .semibold, color: text) }
  var labelStyle: TextStyle { TextStyle(size: labelSize, color: text) }
  var tickStyle: TextStyle { TextStyle(size: tickSize, color: tickText) }

  /// A style for text in the colour of a series, with a contrast of at least 4.5 : 1 (WCAG AA).
  package func labelStyle(in color: Color) -> TextStyle {
    TextStyle(size: labelSize, weight: .semibold, color: color.legible(on: background, ratio: 4.5))
  }
}

extension Theme {
  /// The colour map for lines, without the end that is hardly visible on the background.
  package var lineMap: ColorMap {
    let first = background.luminance < 0.18 ? 0.15 : 0
    return ColorMap((0...8).map { colorMap.color(at: first + 0.85 * Double($0) / 8) })
  }
}

extension Theme {
  private var isDark: Bool { background.luminance < 0.18 }

  /// The colour map for values on both sides of a middle, whose colour is near the background.
  package var divergingMap: ColorMap { isDark ? .darkBlueRed : .blueRed }

  /// The colour of values above the range of a colour scale, which no map contains.
  package var overColor: Color { isDark ? Color(0xE66AB0) : Color(0xC2298A) }

  /// The colour of values below the range of a colour scale.
  package var underColor: Color { isDark ? Color(0xF2F2F2) : Color(0x1A1A1A) }

  /// Greys for areas under coloured lines, from near the background for low values.
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

/// The pattern of a cell without a value, in grey so that it differs from every colour of a scale.
package enum CellPattern: Hashable, Sendable, CaseIterable {
  /// Grey with dots.
  case dotted
  /// Grey with lines that rise to the right.
  case rising
  /// Grey with lines that fall to the right.
  case falling
  /// Grey with lines both ways.
  case crossed
}
