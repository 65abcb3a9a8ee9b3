/// Chooses the ends of a scale from the extents of its data.
///
/// Only finite values count. To keep divergent data from flattening the rest, some data may lie outside: the few values that
/// a wide gap separates from the others of their series, values farther away than a thousand times their series' typical
/// range, and series farther away than a hundred times the typical range or size of the series (five times, in decades).
package struct AxisRange {
  let axis: Axis
  /// The empty space at each end, as a fraction of the range.
  let padding: Double
  /// Whether a range of positive numbers close to zero starts at zero.
  let prefersZero: Bool
  /// Whether the ends are exactly those of the data, extremes included, as for panels filled with cells.
  var isExact = false

  /// Creates a rule for the ends of an axis.
  package init(axis: Axis, padding: Double, prefersZero: Bool, isExact: Bool = false) {
    self.axis = axis
    self.padding = padding
    self.prefersZero = prefersZero
    self.isExact = isExact
  }

  /// Returns the scale for data with these extents.
  package func scale(for extents: [DataExtent]) -> any Scale {
    if case .categories(let names) = axis.scale { return CategoryScale(names: names) }
    let extents = extents.filter { !$0.isEmpty }
    let linear = limits(
      extents.map { extent in
        isExact
          ? (extent.lowest, extent.typicalLow, extent.typicalHigh, extent.highest)
          : (extent.lowestNear, extent.typicalLow, extent.typicalHigh, extent.highestNear)
      }, valueReach: 1000, seriesReach: 100)
    if axis.scale == .dates {
      let (low, high) = linear ?? (0, 86_400)
      return DateScale(
        LinearScale(from: axis.lower.flatMap(finite) ?? low, to: axis.upper.flatMap(finite) ?? max(high, low + 1)))
    }
    guard isLogarithmic(linear, extents) else { return linearScale(linear) }
    let positive = extents.filter { $0.lowestPositive.isFinite }.map { extent in
      let least = Decade.exponent(of: extent.lowestPositive)
      let low = Decade.exponent(of: max(extent.typicalLow, extent.lowestPositive))
      let high = Decade.exponent(of: max(extent.typicalHigh, extent.lowestPositive))
      return (least, low, high, highest(of: extent, typical: high - low))
    }
    return logScale(limits(positive, valueReach: 10, seriesReach: 5, leastSpan: 0.5))
  }

  /// Returns the exponent of the highest value, without outliers that lie decades away even for data that spans decades.
  private func highest(of extent: DataExtent, typical: Double) -> Double {
    let highest = Decade.exponent(of: extent.highest)
    guard !isExact, let other = extent.outliers.highestOther, other > 0 else { return highest }
    let near = Decade.exponent(of: other)
    return highest - near > 3 * max(typical, 0.5) ? near : highest
  }

  private func isLogarithmic(_ range: (low: Double, high: Double)?, _ extents: [DataExtent]) -> Bool {
    switch axis.scale {
    case .linear, .categories, .dates: return false
    case .log10: return true
    case .automatic:
      guard let range, range.low >= 0, !extents.contains(where: { $0.lowest < 0 }) else { return false }
      let least = extents.map(\.lowestPositive).min() ?? .infinity
      // A run may end at exactly zero, which a logarithmic axis shows as a glyph only: it takes many decades to be worth that.
      guard range.low > 0 else { return least.isFinite && range.high / least >= 1e6 }
      guard range.high / range.low < 1000 else { return true }
      return range.high / range.low >= Self.leastRatio && isCrowded(in: range, extents)
    }
  }

  /// The least ratio of the ends at which a logarithmic axis is clearer than a linear one.
  private static let leastRatio = 6.0

  /// Whether a linear axis would give a tenth of the data more than half of its height.
  private func isCrowded(in range: (low: Double, high: Double), _ extents: [DataExtent]) -> Bool {
    let middle = range.low / 2 + range.high / 2
    // Every line counts alike, however many points it has.
    let shares = extents.filter { !$0.sample.isEmpty }.map { extent in
      let shown = extent.sample.filter { $0 <= range.high }
      return shown.isEmpty ? 0 : Double(shown.count { $0 > middle }) / Double(shown.count)
    }
    return !shares.isEmpty && shares.reduce(0, +) / Double(shares.count) < 0.1
  }

  private func linearScale(_ range: (low: Double, high: Double)?) -> any Scale {
    let fixed = (axis.lower.flatMap(finite), axis.upper.flatMap(finite))
    var (low, high) = range ?? (fixed.0 ?? min(0, fixed.1 ?? 0), fixed.1 ?? max(1, fixed.0 ?? 1))
    if low == high { (low, high) = low == 0 ? (0, 1) : (low - abs(low) / 2, high + abs(high) / 2) }
    // Halved, because the difference of the largest doubles overflows.
    let space = (high / 2 - low / 2) * padding * 2
    let start = low >= 0 && prefersZero && low <= high / 4 ? 0 : low >= 0 ? max(0, low - space) : low - space
    let end = high <= 0 ? min(0, high + space) : high + space
    let rounded = isExact ? (low - space, high + space) : padding == 0 ? rounded(low, high) : (start, end)
    let (first, last) = (fixed.0 ?? rounded.0, fixed.1 ?? rounded.1)
    if let lower = fixed.0, fixed.1 == nil, lower >= last {
      return LinearScale(from: lower, to: lower + max(1, abs(lower)))
    }
    if let upper = fixed.1, fixed.0 == nil, upper <= first {
      return LinearScale(from: upper - max(1, abs(upper)), to: upper)
    }
    return LinearScale(from: first, to: last)
  }

  private func logScale(_ range: (low: Double, high: Double)?) -> any Scale {
    let fixed = (axis.lower.flatMap(positive), axis.upper.flatMap(positive))
    var (low, high) = range ?? (0, 1)
    if high - low < 1e-9 { (low, high) = (low - 0.5, high + 0.5) }
    let space = (high - low) * padding
    let (first, last) = (fixed.0 ?? Decade.power(low - space), fixed.1 ?? Decade.power(high + space))
    if let lower = fixed.0, fixed.1 == nil, lower >= last { return Log10Scale(from: lower, to: lower * 10) }
    if let upper = fixed.1, fixed.0 == nil, upper <= first { return Log10Scale(from: upper / 10, to: upper) }
    return Log10Scale(from: first, to: last)
  }

  /// Returns the range extended to the next tick where that is close: steps 0 to 399 get an axis to 400.
  private func rounded(_ low: Double, _ high: Double) -> (Double, Double) {
    guard let ticks = ExtendedWilkinson(count: 5).labeling(from: low, to: high)?.ticks,
      let first = ticks.first, let last = ticks.last
    else { return (low, high) }
    let near = (high / 2 - low / 2) * 0.04
    return (first < low && low - first <= near ? first : low, last > high && last - high <= near ? last : high)
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
  private func positive(_ value: Double) -> Double? { value.isFinite && value > 0 ? value : nil }

  /// Returns the range without extremes; each of `extents` holds the lowest, a low, a high and the highest value.
  private func limits(
    _ extents: [(lowest: Double, low: Double, high: Double, highest: Double)], valueReach: Double, seriesReach: Double,
    leastSpan: Double? = nil
  ) -> (low: Double, high: Double)? {
    let ranges = extents.map { extent -> (low: Double, high: Double) in
      let span = extent.high / 2 - extent.low / 2
      guard span > 0 else { return (extent.lowest, extent.highest) }
      return (
        extent.low / 2 - extent.lowest / 2 <= span * valueReach ? extent.lowest : extent.low,
        extent.highest / 2 - extent.high / 2 <= span * valueReach ? extent.highest : extent.high
      )
    }
    guard !ranges.isEmpty else { return nil }
    if isExact { return (extents.map(\.lowest).min() ?? 0, extents.map(\.highest).max() ?? 0) }
    let middle = (ranges.count - 1) / 2
    let typicalSpan = ranges.map { $0.high / 2 - $0.low / 2 }.sorted()[middle]
    let typicalLow = ranges.map(\.low).sorted()[ranges.count - 1 - middle]
    let typicalHigh = ranges.map(\.high).sorted()[middle]
    // A nearly constant line gives no scale for the distance of others.
    let span = max(typicalSpan, leastSpan ?? max(abs(typicalLow), abs(typicalHigh)) / 2)
    func isNear(_ value: Double, _ typical: Double) -> Bool {
      typicalSpan == 0 || abs(value / 2 - typical / 2) <= span * seriesReach
    }
    let lows = ranges.map(\.low).filter { isNear($0, typicalLow) }
    let highs = ranges.map(\.high).filter { isNear($0, typicalHigh) }
    guard let low = lows.min(), let high = highs.max() else { return nil }
    // A series that is extreme as a whole contributes neither end, so the remaining ends may be in the wrong order.
    return (min(low, high), max(low, high))
  }
}
