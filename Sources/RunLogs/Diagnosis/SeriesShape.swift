/// The trend and noise of a line by medians, over its finite values, with the sign such that lower is better.
struct SeriesShape {
  /// The positions of the finite values.
  let x: [Double]
  /// The values, negated if higher is better.
  let y: [Double]
  /// The indices of the finite values in the line.
  let positions: [Int]
  /// 1, or -1 if higher is better.
  let sign: Double
  /// The median around each value.
  let trend: [Double]
  /// The standard deviation of the noise around each value, from the median of neighbouring differences.
  let noise: [Double]
  /// The median of the first twentieth, and of the last.
  let start: Double
  let end: Double
  /// The index of the lowest trend.
  let best: Int

  /// The least number of values with a trend.
  private static let leastCount = 5
  private static let segment = 64

  /// Creates the shape of a line, or `nil` if it is too short.
  init?(_ series: LogSeries) {
    let positions = series.y.indices.filter { series.y[$0].isFinite }
    guard positions.count >= Self.leastCount, series.isAscending else { return nil }
    self.positions = positions
    let sign: Double = ColumnName(series.column).isBetterHigh ? -1 : 1
    self.sign = sign
    x = positions.map { series.x[$0] }
    let y = positions.map { sign * series.y[$0] }
    self.y = y
    let part = max(3, y.count / 20)
    start = Self.median(y.prefix(part))
    end = Self.median(y.suffix(part))

    // Short lines use the median of a window; long ones the medians of blocks with linear interpolation.
    let half = max(2, min(y.count / 40, 200))
    let stride = max(1, y.count / 2_000)
    var anchors: [(position: Int, value: Double)] = []
    for position in Swift.stride(from: 0, to: y.count, by: stride) {
      // A symmetric window does not lag where a line falls fast at the start.
      let reach = min(half, position)
      anchors.append((position, Self.median(y[(position - reach)...min(y.count - 1, position + reach)])))
    }
    var trend: [Double] = []
    trend.reserveCapacity(y.count)
    for (index, anchor) in anchors.enumerated() {
      let next = index + 1 < anchors.count ? anchors[index + 1] : (y.count, anchor.value)
      for position in anchor.position..<next.0 {
        let share = Double(position - anchor.position) / Double(max(1, next.0 - anchor.position))
        trend.append(anchor.value + share * (next.1 - anchor.value))
      }
    }
    self.trend = trend
    best = trend.indices.min { trend[$0] < trend[$1] } ?? 0

    var noise: [Double] = []
    for first in Swift.stride(from: 0, to: y.count, by: Self.segment) {
      let range = max(0, min(first, y.count - Self.segment))..<min(y.count, first + Self.segment)
      let steps = range.dropFirst().map { abs(y[$0] - y[$0 - 1]) }
      // 0.6745 is the median of the absolute value of a standard normal number; a difference has two of them.
      let deviation = steps.isEmpty ? 0 : Self.median(steps[...]) / 0.6745 / 2.0.squareRoot()
      noise += [Double](repeating: deviation, count: min(Self.segment, y.count - first))
    }
    self.noise = noise
  }

  /// Returns the logged value at an index.
  func value(at index: Int) -> Double { sign * y[index] }

  static func median(_ values: ArraySlice<Double>) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
