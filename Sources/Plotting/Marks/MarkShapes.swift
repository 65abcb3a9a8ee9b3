package import Drawing

/// What a mark looks like in a panel of a certain size: shapes, words, and where they get in the way of others.
package struct MarkShapes: Sendable {
  /// Shapes that are cut off at the panel's edges, from bottom to top.
  package var inside: [Shape] = []
  /// Shapes that may reach over the panel's edges by a few points, such as glyphs on an edge.
  package var over: [Shape] = []
  /// Words at places in the panel.
  package var annotations: [Annotation] = []
  /// Polylines that legends and annotations should not lie on.
  package var obstacles: [[Point]] = []
  /// Where the mark's line ends, for a label.
  package var end: Point?
  /// How many of the mark's points the shapes show.
  package var count = PointCount()

  /// Nothing to be seen.
  package init() {}
}
