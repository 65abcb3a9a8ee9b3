/// The kind of output of a drawing: pixels or paths.
package enum Medium: Hashable, Sendable {
  /// Pixels, `scale` of them to a point.
  case raster(scale: Double)
  /// Paths that stay sharp at any size.
  case vector
}
