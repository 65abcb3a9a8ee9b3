package import Drawing

/// How a figure looks and what it says: everything about it that changes no number.
///
/// What is `nil` or empty is left to the chart.
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

  /// Where the x axes begin and end.
  package var xLimits = AxisLimits()
  /// Where the y axes begin and end.
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
  /// Where the names of the series stand.
  package var legend: KeyPlacement?

  /// The colours of the series, in their order.
  package var colors: [Color] = []
  /// The colours that stand for numbers.
  package var colormap: ColorMapName?
  /// The em size of axis titles, in points.
  package var textSize: Double?
  /// The width of the strong lines, in points.
  package var lineWidth: Double?
  /// The lines across the panels.
  package var grid: GridLines?
  /// What is behind everything.
  package var background: Background?
  /// Words at places of the first panel.
  package var notes: [Note] = []
  /// What is left out.
  package var hidden: [HiddenPart] = []
  /// The option whose values have a panel each.
  package var panels: String?

  /// The look a figure has when nothing is said.
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
    /// The vertical extent; `nil` for one that goes well with the width.
    package var height: Double?

    /// A size; 480 points wide, 6.67 inches, unless told otherwise.
    package init(width: Double = 480, height: Double? = nil) {
      self.width = width
      self.height = height
    }
  }

  /// The ends of an axis; `nil` for where the data has them.
  package struct AxisLimits: Codable, Hashable, Sendable {
    /// Where the axis begins.
    package var lower: Double?
    /// Where it ends.
    package var upper: Double?

    /// The ends, either of which may be left to the data.
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

  /// Which lines run across the panels.
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

  /// What is behind a figure.
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

  /// Words at a place of a panel.
  package struct Note: Codable, Hashable, Sendable {
    /// The place on the x axis.
    package var x: Double
    /// The place on the y axis.
    package var y: Double
    /// The words.
    package var text: String

    /// Words at a place.
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

  /// Reads what is there; what is not keeps its default, so that looks written before an option existed can be read.
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

  /// Writes all that is said, defaults too, so that a figure looks the same after a default has changed.
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
