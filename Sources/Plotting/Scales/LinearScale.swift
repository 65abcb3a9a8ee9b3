/// A scale on which equal distances are equal differences.
package struct LinearScale: Scale, Hashable {
  /// The data value at the start of the axis.
  package let lower: Double
  /// The data value at the end of the axis.
  package let upper: Double

  /// Creates the scale between two values; bounds that are not finite, or too close for distinct labels, are moved
  /// apart.
  package init(from first: Double, to second: Double) {
    let limit = Double.greatestFiniteMagnitude
    guard !first.isNaN, !second.isNaN else {
      (lower, upper) = (0, 1)
      return
    }
    let low = max(-limit, min(first, second))
    let high = min(limit, max(first, second))
    let size = max(abs(low), abs(high))
    if size < 1e-290 {
      (lower, upper) = low < 0 ? (-1, 1) : (0, 1)
    } else if high / size - low / size < 1e-12 {
      (lower, upper) = (max(-limit, low - size * 5e-12), min(limit, high + size * 5e-12))
    } else {
      (lower, upper) = (low, high)
    }
  }

  /// The least finite double: every finite value has a position.
  package var least: Double { -.greatestFiniteMagnitude }

  /// Returns the position of a value, from 0 at the start to 1 at the end.
  package func fraction(of value: Double) -> Double {
    // Halved, because the span of [-1e308, 1e308] is not a double.
    (value / 2 - lower / 2) / (upper / 2 - lower / 2)
  }

  /// Returns the value at a fraction of the axis.
  package func value(at fraction: Double) -> Double { lower * (1 - fraction) + upper * fraction }

  /// Returns ticks from the extended Wilkinson search, all labelled.
  package func ticks(about count: Int, format: TickFormat) -> [Tick] {
    let decimals = format == .whole ? wholePositions(about: count) : positions(about: count)
    let labels = format.labels(for: decimals)
    return zip(decimals, labels).map { Tick($0.value, label: $1) }
  }

  /// The positions that are whole numbers, where there are two of them.
  private func wholePositions(about count: Int) -> [ExactDecimal] {
    let all = positions(about: count)
    guard all.contains(where: { $0.reduced.exponent < 0 }) else { return all }
    let (first, last) = (lower.rounded(.up), upper.rounded(.down))
    guard last - first >= 1, last - first <= 20 else { return all }
    let step = max(1, Int(((last - first) / Double(max(1, count))).rounded(.up)))
    return stride(from: Int(first), through: Int(last), by: step).map { ExactDecimal(mantissa: $0, exponent: 0) }
  }

  func positions(about count: Int) -> [ExactDecimal] {
    let slack = (upper / 2 - lower / 2) * 2e-10
    for wanted in max(2, count)..<max(2, count) + 8 {
      guard let labeling = ExtendedWilkinson(count: wanted).labeling(from: lower, to: upper) else { break }
      let inside = labeling.decimals.filter { tick in
        tick.value.isFinite && tick.value >= lower - slack && tick.value <= upper + slack
      }
      if inside.count >= 2 { return inside }
    }
    return [lower, upper].compactMap { ExactDecimal($0) }
  }
}
