/// A position on the canvas, in points (1/72 inch at scale 1) from the top left corner, y downward.
package struct Point: Hashable, Sendable {
  /// Distance from the left edge, in points.
  package var x: Double
  /// Distance from the top edge, in points.
  package var y: Double

  /// Creates the point (`x`, `y`).
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
