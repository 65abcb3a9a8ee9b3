/// One coordinate of a point, moved to another value.
public struct Displacement: Sendable, Equatable {
  /// Which coordinate.
  public let index: Int
  /// Its new value.
  public let value: Double

  /// The move of a coordinate to a value.
  public init(index: Int, value: Double) {
    self.index = index
    self.value = value
  }
}
