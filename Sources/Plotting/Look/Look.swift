/// How a figure looks and what it says: everything about it that changes no number.
///
/// What is `nil` is left to the chart.
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

  /// Whether x axes are logarithmic.
  package var hasLogX: Bool?
  /// Whether y axes are logarithmic.
  package var hasLogY: Bool?

  /// The look a figure has when nothing is said.
  package init() {}

  /// Whether x axes are logarithmic, where that is not chosen by the values.
  package var isLogX: Bool { hasLogX ?? false }
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
}

extension Look: Codable {
  // The defaults are written too, so that a figure looks the same after a default has changed.
  private enum CodingKeys: String, CodingKey {
    case themeName = "theme", size, scale, title, subtitle, hasLogX = "logX", hasLogY = "logY"
  }

  /// Reads what is there; what is not keeps its default, so that looks written before an option existed can be read.
  package init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      if let known = try values.decodeIfPresent(Value.self, forKey: key) { value = known }
    }
    try read(.themeName, into: &themeName)
    try read(.size, into: &size)
    try read(.scale, into: &scale)
    try read(.title, into: &title)
    try read(.subtitle, into: &subtitle)
    try read(.hasLogX, into: &hasLogX)
    try read(.hasLogY, into: &hasLogY)
  }
}
