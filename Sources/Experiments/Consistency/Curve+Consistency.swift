extension Curve {
  /// Whether every point has both coordinates.
  var isConsistent: Bool { x.count == y.count }
}
