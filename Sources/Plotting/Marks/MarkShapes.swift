public import Drawing

/// What a mark looks like in a panel of a certain size: shapes, words, and where they get in the way of others.
public struct MarkShapes: Sendable {
  /// Shapes that are cut off at the panel's edges, from bottom to top.
  public var inside: [Shape] = []
  /// Shapes that may reach over the panel's edges by a few points, such as glyphs on an edge.
  public var over: [Shape] = []
  /// Words at places in the panel.
  public var annotations: [Annotation] = []
  /// Polylines that legends and annotations should not lie on.
  public var obstacles: [[Point]] = []
  /// Where the mark's line ends, for a label.
  public var end: Point?
  /// How many of the mark's points the shapes show.
  public var count = PointCount()

  /// Nothing to be seen.
  public init() {}
}
