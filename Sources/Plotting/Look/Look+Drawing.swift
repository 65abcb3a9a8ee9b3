package import Drawing

extension Look {
  /// Units of a figure in a point: a figure is laid out in 1/96 of an inch.
  package static let unitsInPoint = 96.0 / 72

  /// The height that goes with a width when none is asked for.
  private static let usualRatio = 5.0 / 8

  /// The figure's size in the units it is laid out in, 1/96 of an inch; `ratio` is the height's share of the width where
  /// no height is asked for.
  package func layoutSize(ratio: Double? = nil) -> Size {
    let height = size.height ?? size.width * (ratio ?? Self.usualRatio)
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
      // What was asked for is not made darker.
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

  /// The figure with limits, names, notes and hidden parts as asked for.
  ///
  /// What is said of an axis holds for all panels that show the same quantity as the first one.
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
