/// How a line gets from one point to the next.
package enum LineInterpolation: Hashable, Sendable {
  /// Straight.
  case straight
  /// Each value holds until the next point, where the line jumps.
  case steps
}
