/// The least and the greatest of what was put together into each value of a column.
public struct LogBand: Sendable, Equatable {
  /// The least, one for each value; NaN where it is not known.
  public var low: [Double]
  /// The greatest, one for each value; NaN where it is not known.
  public var high: [Double]

  /// A band of these limits.
  public init(low: [Double], high: [Double]) {
    self.low = low
    self.high = high
  }
}
