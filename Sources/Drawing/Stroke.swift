/// How the line along a path is drawn.
package struct Stroke: Hashable, Sendable {
  /// The shape of an open line's ends.
  package enum Cap: Hashable, Sendable { case butt, round, square }
  /// The shape of a corner.
  package enum Join: Hashable, Sendable { case miter, round, bevel }

  /// The line's colour.
  package var color: Color
  /// The line's width, in points.
  package var width: Double
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  package var dash: [Double]
  /// The shape of open ends.
  package var cap: Cap
  /// The shape of corners.
  package var join: Join

  /// Creates a stroke, by default a solid line with round ends and corners.
  package init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .round, join: Join = .round) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}
