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

  /// The finite values that lie far from all others.
  private(set) var outliers = Outliers()

  /// The few values that a wide gap separates from all others.
  struct Outliers: Hashable, Sendable {
    /// The least of the other values, where there are outliers below it.
    var lowestOther: Double?
    /// The greatest of the other values, where there are outliers above it.
    var highestOther: Double?
    /// The number of outliers.
    var count = 0
  }

  /// The least value that is no outlier.
  var lowestNear: Double { outliers.lowestOther ?? lowest }
  /// The greatest value that is no outlier.
  var highestNear: Double { outliers.highestOther ?? highest }

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
    let span = typicalHigh / 2 - typicalLow / 2
    if let (end, count) = Self.gap(from: typicalHigh, to: high, span: span, in: values, sign: 1) {
      outliers.highestOther = end
      outliers.count += count
    }
    if let (end, count) = Self.gap(from: -typicalLow, to: -low, span: span, in: values, sign: -1) {
      outliers.lowestOther = -end
      outliers.count += count
    }
  }

  /// A gap is at least so many times as wide as all that lies below it.
  private static let gapRatio = 100.0

  /// Outliers are at least so many times as large as what is typical.
  private static let outlierRatio = 50.0

  /// Returns the last value before a wide gap between `typical` and `extreme`, and how many values lie beyond the gap.
  ///
  /// A run that grows step by step has no gap and so no outliers. All values are multiplied by `sign`, and `span` is half
  /// of the typical range, because the difference of the largest doubles overflows.
  private static func gap(
    from typical: Double, to extreme: Double, span: Double, in values: ArraySlice<Double>, sign: Double
  ) -> (end: Double, count: Int)? {
    guard span > 0, span.isFinite else { return nil }
    func isFar(_ value: Double, from end: Double) -> Bool {
      let excess = value / 2 - typical / 2
      return excess > gapRatio * max(span, end / 2 - typical / 2) && excess > outlierRatio * abs(typical) / 2
    }
    // Most data has no gap, which takes no sorting to see.
    guard isFar(extreme, from: typical) else { return nil }
    let sorted = values.lazy.map { sign * $0 }.filter { $0.isFinite && $0 > typical }.sorted()
    var end = typical
    for (index, value) in sorted.enumerated() {
      if isFar(value, from: end) { return (end, sorted.count - index) }
      end = value
    }
    return nil
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
    result.outliers = Outliers(
      lowestOther: min(lowestNear, other.lowestNear), highestOther: max(highestNear, other.highestNear),
      count: outliers.count + other.outliers.count)
    result.nonFiniteCount += other.nonFiniteCount
    result.nonPositiveCount += other.nonPositiveCount
    return result
  }
}
