/// The least and the greatest of what was put together into each value of a column.
package struct LogBand: Sendable, Equatable {
  /// The least, one for each value; NaN where it is not known.
  package var low: [Double]
  /// The greatest, one for each value; NaN where it is not known.
  package var high: [Double]
  /// How many were put together into each value, as their mean; `nil` where the file does not say.
  package var count: Int?

  /// A band of these limits.
  package init(low: [Double], high: [Double], count: Int? = nil) {
    self.low = low
    self.high = high
    self.count = count
  }

  /// The limits at some positions.
  func part(at indices: [Int]) -> LogBand {
    LogBand(low: indices.map { low[$0] }, high: indices.map { high[$0] }, count: count)
  }
}
