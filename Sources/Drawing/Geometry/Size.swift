/// A width and a height, in points.
package struct Size: Hashable, Sendable {
  /// The horizontal extent, in points.
  package var width: Double
  /// The vertical extent, in points.
  package var height: Double

  /// A size of `width` × `height` points.
  package init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}
