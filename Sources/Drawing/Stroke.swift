/// How the line along a path is drawn.
public struct Stroke: Hashable, Sendable {
  /// The shape of an open line's ends.
  public enum Cap: Hashable, Sendable { case butt, round, square }
  /// The shape of a corner.
  public enum Join: Hashable, Sendable { case miter, round, bevel }

  /// The line's colour.
  public var color: Color
  /// The line's width, in points.
  public var width: Double
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// The shape of open ends.
  public var cap: Cap
  /// The shape of corners.
  public var join: Join

  /// A stroke; solid with round ends and corners unless told otherwise.
  public init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .round, join: Join = .round) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}
