/// Chooses the levels of contours: round numbers, so that a reader can say and compare them.
package enum ContourLevels {
  /// Returns about `count` levels in equal round steps strictly between the lowest and the highest finite value; none
  /// without two different values.
  package static func linear(of values: [Double], count: Int) -> [Double] {
    let extent = DataExtent(values)
    guard count > 0, extent.lowest < extent.highest else { return [] }
    let step = roundStep((extent.highest / 2 - extent.lowest / 2) / Double(count + 1) * 2)
    let levels = multiples(of: step, between: extent.lowest, extent.highest)
    guard levels.isEmpty else { return levels }
    // Doubles so close to each other that no round number lies between them.
    return (1...count).map { step in
      let share = Double(step) / Double(count + 1)
      return extent.lowest * (1 - share) + extent.highest * share
    }
  }

  /// Returns about `count` levels in equal steps on both sides of zero, which is one of them; needs values of both signs.
  package static func signed(of values: [Double], count: Int) -> [Double] { linear(of: values, count: count) }

  /// Returns up to `count` levels whose distances from `minimum` have about equal ratios; none when no finite value is
  /// above it.
  ///
  /// The distances lie between the 2nd percentile and the maximum of the values' distances, so that a sample at the
  /// minimum does not take half of the levels. Each level is rounded by at most an eighth of its distance, and levels that
  /// round to the same number are given once. `minimum` is by default the least value; pass it when it is known to be below
  /// all finite `values`.
  package static func geometric(above minimum: Double? = nil, of values: [Double], count: Int) -> [Double] {
    let finite = values.filter(\.isFinite)
    guard count > 0, let lowest = finite.min() else { return [] }
    let base = minimum.map { $0.isFinite ? min($0, lowest) : lowest } ?? lowest
    let distances = finite.map { $0 - base }.filter { $0 > 0 && $0.isFinite }.sorted()
    guard let highest = distances.last else { return [] }
    let typical = distances[Int(0.02 * Double(distances.count - 1))]
    let first = Decade.exponent(of: typical < highest ? typical : highest / 1000)
    let last = Decade.exponent(of: highest)
    let levels = (1...count).map { step in
      let distance = Decade.power(first + (last - first) * Double(step) / Double(count + 1))
      return rounded(base + distance, within: distance / 4)
    }
    return Array(Set(levels)).filter { $0 > base && $0 < base + highest }.sorted()
  }

  /// Returns the number 1, 2, 2.5 or 5 times a power of ten nearest to `step`, on a scale of ratios.
  private static func roundStep(_ step: Double) -> ExactDecimal {
    let exponent = Int(Decade.exponent(of: step).rounded(.down))
    let choices = [10, 20, 25, 50, 100].map { ExactDecimal(mantissa: $0, exponent: exponent - 1) }
    func distance(_ choice: ExactDecimal) -> Double { abs(Decade.exponent(of: choice.value / step)) }
    return choices.min { distance($0) < distance($1) } ?? ExactDecimal(mantissa: 1, exponent: exponent)
  }

  /// Returns the multiples of `step` strictly between two numbers; none where there would be very many.
  private static func multiples(of step: ExactDecimal, between low: Double, _ high: Double) -> [Double] {
    let (first, last) = ((low / step.value).rounded(.up), (high / step.value).rounded(.down))
    guard first <= last, last - first < 1000, first.magnitude < 0x1p50, last.magnitude < 0x1p50 else { return [] }
    return (Int(first)...Int(last)).map { multiple in
      ExactDecimal(mantissa: multiple * step.mantissa, exponent: step.exponent).value
    }.filter { $0 > low && $0 < high }
  }

  /// Returns the number with the fewest digits that is at most half of `room` away.
  private static func rounded(_ value: Double, within room: Double) -> Double {
    for choice in [5, 2, 1] {
      let exponent = Int(Decade.exponent(of: room / Double(choice)).rounded(.down))
      let step = ExactDecimal(mantissa: choice, exponent: exponent)
      let multiple = (value / step.value).rounded()
      guard multiple.magnitude < 0x1p50 else { return value }
      let result = ExactDecimal(mantissa: Int(multiple) * choice, exponent: exponent).value
      if choice == 1 || step.value * 2 > room { return result }
    }
    return value
  }
}
