package import Drawing

/// A layer of a panel: the extent that it needs of the axes, and its shapes.
package protocol Mark: Sendable {
  /// The x values it must show.
  var xExtent: DataExtent { get }
  /// The y values it must show.
  var yExtent: DataExtent { get }
  /// Whether it accompanies another mark of the same data, which keys and notes describe instead.
  var isBackground: Bool { get }
  /// Whether it covers the panel up to its own edges: the axes then end there, and there is no grid.
  var coversPanel: Bool { get }
  /// Its entry in the key; `nil` for none.
  var keyEntry: KeyEntry? { get }
  /// All of its entries in the key, by default `keyEntry`.
  var keyEntries: [KeyEntry] { get }

  /// Returns its shapes in `frame`.
  func shapes(in frame: PlotFrame) -> MarkShapes
  /// The mark with other names for its series.
  func renamed(_ names: [String: String]) -> any Mark
  /// Returns the part of it up to an x value; `nil` for nothing.
  func part(upTo limit: Double) -> (any Mark)?
}

extension Mark {
  /// `false`.
  package var isBackground: Bool { false }

  /// `false`.
  package var coversPanel: Bool { false }

  /// ``keyEntry`` alone.
  package var keyEntries: [KeyEntry] { keyEntry.map { [$0] } ?? [] }

  /// All of it, for marks without a course from left to right.
  package func part(upTo limit: Double) -> (any Mark)? { self }
  /// The same mark, for marks without a name.
  package func renamed(_ names: [String: String]) -> any Mark { self }

  /// `nil`.
  package var keyEntry: KeyEntry? { nil }
}

/// The shapes and texts of a mark in a panel of a given size, with the areas that other texts should avoid.
package struct MarkShapes: Sendable {
  /// Shapes that are cut off at the panel's edges, from bottom to top.
  package var inside: [Shape] = []
  /// Shapes that may reach over the panel's edges by a few points, such as glyphs on an edge.
  package var over: [Shape] = []
  /// Texts at points of the panel.
  var annotations: [Annotation] = []
  /// Polylines that legends and annotations should not lie on.
  var obstacles: [[Point]] = []
  /// The end of the mark's line, for a label.
  package var end: Point?
  /// The number of the mark's points in the shapes.
  package var count = PointCount()

  /// Creates shapes of nothing.
  package init() {}
}

/// The number of a mark's points that a drawing shows.
package struct PointCount: Hashable, Sendable {
  /// Points that became part of the drawing.
  package var drawn: Int
  /// All points.
  package var total: Int

  /// Creates a count.
  package init(drawn: Int = 0, total: Int = 0) {
    self.drawn = drawn
    self.total = total
  }

  /// Returns the sum of both counts.
  package static func + (a: PointCount, b: PointCount) -> PointCount {
    PointCount(drawn: a.drawn + b.drawn, total: a.total + b.total)
  }
}
