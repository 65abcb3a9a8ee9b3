/// Where a piecewise linear function changes its slope.
public struct Kink: Sendable, Codable, Equatable {
  /// Where.
  public var position: Double
  /// The function there.
  public var value: Double
  /// The slope to the left.
  public var slopeBefore: Double
  /// The slope to the right.
  public var slopeAfter: Double
}
