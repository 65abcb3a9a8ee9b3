/// Where a piecewise linear function changes its slope.
package struct Kink: Sendable, Codable, Equatable {
  /// Where.
  package var position: Double
  /// The function there.
  package var value: Double
  /// The slope to the left.
  package var slopeBefore: Double
  /// The slope to the right.
  package var slopeAfter: Double
}
