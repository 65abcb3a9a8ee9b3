/// Something drawn inside a panel: what it needs of the axes, and what it looks like there.
package protocol Mark: Sendable {
  /// The x values it must show.
  var xExtent: DataExtent { get }
  /// The y values it must show.
  var yExtent: DataExtent { get }
  /// Whether it only accompanies another mark of the same data, which then speaks for both in keys and notes.
  var isBackground: Bool { get }
  /// Whether it covers the panel up to its own edges: the axes then end there, and there is no grid.
  var coversPanel: Bool { get }
  /// How the key explains it; nil when it is not in the key.
  var keyEntry: KeyEntry? { get }
  /// All that the key has to explain; `keyEntry` unless there is more.
  var keyEntries: [KeyEntry] { get }

  /// What it looks like in `frame`.
  func shapes(in frame: PlotFrame) -> MarkShapes
  /// The same with other names for series.
  func renamed(_ names: [String: String]) -> any Mark
  /// What there is of it up to an x value; nil for nothing.
  func part(upTo limit: Double) -> (any Mark)?
}

extension Mark {
  /// Speaks for itself.
  package var isBackground: Bool { false }

  /// Covers only its own lines and glyphs.
  package var coversPanel: Bool { false }

  /// What `keyEntry` is.
  package var keyEntries: [KeyEntry] { keyEntry.map { [$0] } ?? [] }

  /// All of it: it does not come about from left to right.
  package func part(upTo limit: Double) -> (any Mark)? { self }
  /// Has no name.
  package func renamed(_ names: [String: String]) -> any Mark { self }

  /// Not in the key.
  package var keyEntry: KeyEntry? { nil }
}
