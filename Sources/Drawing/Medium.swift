/// What a drawing ends up as.
package enum Medium: Hashable, Sendable {
  /// Pixels, this many to a point.
  case raster(scale: Double)
  /// Paths that stay sharp at any size.
  case vector
}
