package import Drawing

/// The appearance and the texts of a figure: every setting that changes no number.
///
/// The chart decides what is `nil` or empty.
package struct Look: Hashable, Sendable {
  /// Light or dark.
  package var themeName = ThemeName.light
  /// Width and height on paper.
  package var size = PaperSize()
  /// Pixels for each 1/96 of an inch: 2 is 192 dots an inch.
  package var scale = 2.0

  /// The title; empty for none.
  package var title: String?
  /// The line below the title; empty for none.
  package var subtitle: String?
  /// The small print below everything; empty for none.
  package var caption: String?

  /// The limits of the x axes.
  package var xLimits = AxisLimits()
  /// The limits of the y axes.
  package var yLimits = AxisLimits()
  /// Whether x axes are logarithmic.
  package var hasLogX: Bool?
  /// Whether y axes are logarithmic.
  package var hasLogY: Bool?
  /// The name of the x axes.
  package var xLabel: String?
  /// The name of the y axes.
  package var yLabel: String?
  /// Other names for series.
  package var labels: [String: String] = [:]
  /// The placement of the series' names.
  package var legend: KeyPlacement?

  /// The colours of the series, in their order.
  package var colors: [Color] = []
  /// The colour map.
  package var colormap: ColorMapName?
  /// The em size of axis titles, in points.
  package var textSize: Double?
  /// The width of the strong lines, in points.
  package var lineWidth: Double?
  /// The lines across the panels.
  package var grid: GridLines?
  /// The background.
  package var background: Background?
  /// Texts at points of the first panel.
  package var notes: [Note] = []
  /// The parts that are left out.
  package var hidden: [HiddenPart] = []
  /// The option whose values have a panel each.
  package var panels: String?

  /// Creates the default look.
  package init() {}

  /// Whether x axes are logarithmic, where that is not chosen by the values.
  package var isLogX: Bool { hasLogX ?? false }

  /// Whether a part is left out.
  package func hides(_ part: HiddenPart) -> Bool { hidden.contains(part) }
}

extension Look {
  /// A theme by name.
  package enum ThemeName: String, Codable, Hashable, Sendable, CaseIterable {
    /// Dark ink on white.
    case light
    /// Light ink on near black.
    case dark
  }

  /// Width and height on paper, in points of 1/72 inch.
  package struct PaperSize: Codable, Hashable, Sendable {
    /// The horizontal extent.
    package var width: Double
    /// The vertical extent; `nil` to derive it from the width.
    package var height: Double?

    /// Creates a size, by default 480 points (6.67 inches) wide.
    package init(width: Double = 480, height: Double? = nil) {
      self.width = width
      self.height = height
    }
  }

  /// The limits of an axis; `nil` where they follow from the data.
  package struct AxisLimits: Codable, Hashable, Sendable {
    /// The lower limit.
    package var lower: Double?
    /// The upper limit.
    package var upper: Double?

    /// Creates limits.
    package init(lower: Double? = nil, upper: Double? = nil) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// A colour map by name.
  package enum ColorMapName: String, Codable, Hashable, Sendable, CaseIterable {
    /// Dark violet to yellow.
    case viridis
    /// Dark blue to yellow.
    case cividis
    /// Black to white.
    case gray
    /// Blue through a neutral middle to red.
    case bluered
  }

  /// The grid lines of the panels.
  package enum GridLines: String, Codable, Hashable, Sendable, CaseIterable {
    /// Those of both axes, and fine ones on logarithmic axes.
    case full
    /// Those of both axes at labelled ticks.
    case major
    /// Those of the y axis at labelled ticks.
    case y
    /// None.
    case none
  }

  /// The background of a figure.
  package enum Background: Codable, Hashable, Sendable {
    /// Nothing: the page shows through.
    case transparent
    /// A colour.
    case color(Color)
  }

  /// A part that can be left out.
  package enum HiddenPart: String, Codable, Hashable, Sendable, CaseIterable {
    /// Lines of validation.
    case validation
    /// Values before smoothing.
    case raw
    /// Areas around means.
    case bands
  }

  /// A text at a point of a panel.
  package struct Note: Codable, Hashable, Sendable {
    /// The x value.
    package var x: Double
    /// The y value.
    package var y: Double
    /// The text.
    package var text: String

    /// Creates a note.
    package init(x: Double, y: Double, text: String) {
      self.x = x
      self.y = y
      self.text = text
    }
  }
}

extension Look: Codable {
  private enum Key: String, CodingKey {
    case theme, size, scale, title, subtitle, caption, xLimits, yLimits, logX, logY, xLabel, yLabel, labels, legend
    case colors, colormap, textSize, lineWidth, grid, background, notes, hidden, panels
  }

  /// Decodes the stored settings; missing ones keep their defaults, so that looks stored before an option existed are valid.
  package init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: Key.self)
    func read<Value: Decodable>(_ key: Key, into value: inout Value) throws {
      if let known = try values.decodeIfPresent(Value.self, forKey: key) { value = known }
    }
    try read(.theme, into: &themeName)
    try read(.size, into: &size)
    try read(.scale, into: &scale)
    try read(.title, into: &title)
    try read(.subtitle, into: &subtitle)
    try read(.caption, into: &caption)
    try read(.xLimits, into: &xLimits)
    try read(.yLimits, into: &yLimits)
    try read(.logX, into: &hasLogX)
    try read(.logY, into: &hasLogY)
    try read(.xLabel, into: &xLabel)
    try read(.yLabel, into: &yLabel)
    try read(.labels, into: &labels)
    try read(.legend, into: &legend)
    try read(.colors, into: &colors)
    try read(.colormap, into: &colormap)
    try read(.textSize, into: &textSize)
    try read(.lineWidth, into: &lineWidth)
    try read(.grid, into: &grid)
    try read(.background, into: &background)
    try read(.notes, into: &notes)
    try read(.hidden, into: &hidden)
    try read(.panels, into: &panels)
  }

  /// Encodes every setting, defaults included, so that a figure looks the same after a default changes.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    func write(_ key: Key, _ path: KeyPath<Look, some Encodable>) throws {
      try values.encode(self[keyPath: path], forKey: key)
    }
    func write<Value: Encodable>(_ key: Key, _ path: KeyPath<Look, Value?>) throws {
      try values.encodeIfPresent(self[keyPath: path], forKey: key)
    }
    try write(.theme, \.themeName)
    try write(.size, \.size)
    try write(.scale, \.scale)
    try write(.title, \.title)
    try write(.subtitle, \.subtitle)
    try write(.caption, \.caption)
    try write(.xLimits, \.xLimits)
    try write(.yLimits, \.yLimits)
    try write(.logX, \.hasLogX)
    try write(.logY, \.hasLogY)
    try write(.xLabel, \.xLabel)
    try write(.yLabel, \.yLabel)
    try write(.labels, \.labels)
    try write(.legend, \.legend)
    try write(.colors, \.colors)
    try write(.colormap, \.colormap)
    try write(.textSize, \.textSize)
    try write(.lineWidth, \.lineWidth)
    try write(.grid, \.grid)
    try write(.background, \.background)
    try write(.notes, \.notes)
    try write(.hidden, \.hidden)
    try write(.panels, \.panels)
  }
}

extension Look {
  /// Units of a figure in a point: a figure is laid out in 1/96 of an inch.
  package static let unitsInPoint = 96.0 / 72

  /// The height that goes with a width when the user gives none.
  private static let defaultRatio = 5.0 / 8

  /// The figure's size in the units it is laid out in, 1/96 of an inch; `ratio` is the height's share of the width where
  /// the user gives no height.
  package func layoutSize(ratio: Double? = nil) -> Size {
    let height = size.height ?? size.width * (ratio ?? Self.defaultRatio)
    return Size(size.width * Self.unitsInPoint, height * Self.unitsInPoint)
  }

  /// The figure's size in the units it is laid out in, 1/96 of an inch.
  package var layoutSize: Size {
    get { layoutSize() }
    set { size = PaperSize(width: newValue.width / Self.unitsInPoint, height: newValue.height / Self.unitsInPoint) }
  }

  /// Colours, sizes and palettes.
  package var theme: Theme {
    var theme: Theme = themeName == .light ? .light : .dark
    if let textSize { theme.scaleText(by: textSize * Self.unitsInPoint / theme.labelSize) }
    if let lineWidth { theme.lineWidth = lineWidth * Self.unitsInPoint }
    if let colormap { theme.colorMap = colormap.map(in: theme) }
    if !colors.isEmpty {
      // Colours that the user chose are not darkened for contrast.
      (theme.palette, theme.widePalette, theme.leastContrast) = (Palette(colors), Palette(colors), 1)
    }
    switch grid {
    case nil, .full: break
    case .major: theme.minorGrid = theme.minorGrid.withOpacity(0)
    case .y: (theme.hasXGrid, theme.minorGrid) = (false, theme.minorGrid.withOpacity(0))
    case .some(.none): (theme.grid, theme.minorGrid) = (theme.grid.withOpacity(0), theme.minorGrid.withOpacity(0))
    }
    switch background {
    case nil: break
    case .transparent: theme.isTransparent = true
    case .color(let color): theme.background = color
    }
    return theme
  }

  /// Returns the figure with the look's limits, names, notes and hidden parts.
  ///
  /// Limits and names of axes apply to all panels with the same axis label as the first one.
  package func applied(to figure: Figure) -> Figure {
    var figure = figure
    guard let first = figure.panels.first else { return figure }
    for index in figure.panels.indices {
      if figure.panels[index].x.label == first.x.label || figure.hasOneX {
        figure.panels[index].x.apply(xLimits, label: xLabel)
      }
      if figure.panels[index].y.label == first.y.label { figure.panels[index].y.apply(yLimits, label: yLabel) }
      if hides(.bands) { figure.panels[index].marks.removeAll { $0 is BandMark } }
      if !labels.isEmpty { figure.panels[index].marks = figure.panels[index].marks.map { $0.renamed(labels) } }
    }
    figure.panels[0].marks += notes.map { note in
      TextMark(RichText(note.text), x: note.x, y: note.y, distance: 0, color: figure.theme.text)
    }
    for index in figure.key.entries.indices {
      let entry = figure.key.entries[index]
      if let name = labels[entry.label] { figure.key.entries[index].label = name }
      if hides(.bands), case .lineInBand(let style, _) = entry.sample {
        figure.key.entries[index].sample = .line(style)
      }
    }
    if let legend {
      figure.key.placement = legend
      if legend == .hidden { figure.key.entries = [] }
    }
    return figure
  }

  /// Names that ``labels`` gives to series which the figure does not have.
  package func unknownLabels(in figure: Figure) -> [String] {
    let known = Set(figure.panels.flatMap(\.marks).flatMap(\.keyEntries).map(\.label) + figure.key.entries.map(\.label))
    return labels.keys.filter { !known.contains($0) }.sorted()
  }
}

extension Look.ColorMapName {
  /// The map, made for a theme's background.
  func map(in theme: Theme) -> ColorMap {
    switch self {
    case .viridis: .viridis
    case .cividis: .cividis
    case .gray: ColorMap([Color(0x1A1A1A), Color(0xF2F2F2)])
    case .bluered: theme.divergingMap
    }
  }
}

extension Axis {
  fileprivate mutating func apply(_ limits: Look.AxisLimits, label: String?) {
    if let lower = limits.lower { self.lower = lower }
    if let upper = limits.upper { self.upper = upper }
    if let label { self.label = label }
  }
}
