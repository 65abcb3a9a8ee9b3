/// The statistics of values that an axis needs.
package struct DataExtent: Hashable, Sendable {
  /// The least finite value; +∞ when there is none.
  package private(set) var lowest = Double.infinity
  /// The greatest finite value; −∞ when there is none.
  package private(set) var highest = -Double.infinity
  /// The least finite value above zero; +∞ when there is none.
  package private(set) var lowestPositive = Double.infinity
  /// The 5th percentile of the finite values, from a sample.
  private(set) var typicalLow = Double.infinity
  /// The 95th percentile of the finite values, from a sample.
  private(set) var typicalHigh = -Double.infinity
  /// Some of the finite values, ascending and evenly chosen; fewer than a hundred.
  private(set) var sample: [Double] = []
  /// The number of values that are infinite or not a number.
  private(set) var nonFiniteCount = 0
  /// The number of finite values that are zero or below.
  private(set) var nonPositiveCount = 0

  /// Creates the extent of no values.
  package init() {}

  /// Creates the extent of `values`.
  package init(_ values: [Double]) { self.init(values[...]) }

  /// Creates the extent of `values`.
  package init(_ values: ArraySlice<Double>) {
    var (low, high, positive) = (Double.infinity, -Double.infinity, Double.infinity)
    var (nonFinite, nonPositive) = (0, 0)
    for value in values {
      // The difference is NaN for infinities too: one comparison instead of two.
      guard value - value == 0 else {
        nonFinite += 1
        continue
      }
      low = min(low, value)
      high = max(high, value)
      if value > 0 { positive = min(positive, value) } else { nonPositive += 1 }
    }
    (lowest, highest, lowestPositive) = (low, high, positive)
    (nonFiniteCount, nonPositiveCount) = (nonFinite, nonPositive)
    let stride = max(1, values.count / 1000)
    let sample = Swift.stride(from: values.startIndex, to: values.endIndex, by: stride).map { values[$0] }.filter(
      \.isFinite
    ).sorted()
    let step = max(1, sample.count / 50)
    self.sample = Swift.stride(from: sample.count % step / 2, to: sample.count, by: step).map { sample[$0] }
    if sample.isEmpty {
      (typicalLow, typicalHigh) = (low, high)
    } else {
      typicalLow = sample[(sample.count - 1) / 20]
      typicalHigh = sample[sample.count - 1 - (sample.count - 1) / 20]
    }
  }

  /// Whether there is no finite value.
  package var isEmpty: Bool { lowest > highest }

  /// Returns the extent of both together.
  package func union(_ other: DataExtent) -> DataExtent {
    var result = self
    result.lowest = min(lowest, other.lowest)
    result.highest = max(highest, other.highest)
    result.lowestPositive = min(lowestPositive, other.lowestPositive)
    result.typicalLow = min(typicalLow, other.typicalLow)
    result.typicalHigh = max(typicalHigh, other.typicalHigh)
    result.sample = (sample + other.sample).sorted()
    result.nonFiniteCount += other.nonFiniteCount
    result.nonPositiveCount += other.nonPositiveCount
    return result
  }
}
