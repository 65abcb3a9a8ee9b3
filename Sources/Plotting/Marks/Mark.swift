package import Drawing

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

/// What a mark looks like in a panel of a certain size: shapes, words, and where they get in the way of others.
package struct MarkShapes: Sendable {
  /// Shapes that are cut off at the panel's edges, from bottom to top.
  package var inside: [Shape] = []
  /// Shapes that may reach over the panel's edges by a few points, such as glyphs on an edge.
  package var over: [Shape] = []
  /// Words at places in the panel.
  var annotations: [Annotation] = []
  /// Polylines that legends and annotations should not lie on.
  var obstacles: [[Point]] = []
  /// Where the mark's line ends, for a label.
  package var end: Point?
  /// How many of the mark's points the shapes show.
  package var count = PointCount()

  /// Nothing to be seen.
  package init() {}
}

/// How many of a mark's points a drawing shows.
package struct PointCount: Hashable, Sendable {
  /// Points that became part of the drawing.
  package var drawn: Int
  /// Points there are.
  package var total: Int

  /// A count.
  package init(drawn: Int = 0, total: Int = 0) {
    self.drawn = drawn
    self.total = total
  }

  /// Both counts added.
  package static func + (a: PointCount, b: PointCount) -> PointCount {
    PointCount(drawn: a.drawn + b.drawn, total: a.total + b.total)
  }
}
