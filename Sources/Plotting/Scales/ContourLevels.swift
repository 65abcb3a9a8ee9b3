/// Chooses the levels of contours.
package enum ContourLevels {
  /// Returns `count` equally spaced levels strictly between the lowest and the highest finite value; none without two
  /// different values.
  package static func linear(of values: [Double], count: Int) -> [Double] {
    let extent = DataExtent(values)
    guard count > 0, extent.lowest < extent.highest else { return [] }
    return (1...count).map { step in
      let share = Double(step) / Double(count + 1)
      return extent.lowest * (1 - share) + extent.highest * share
    }
  }

  /// Returns about `count` levels in equal steps on both sides of zero, which is one of them; needs values of both signs.
  package static func signed(of values: [Double], count: Int) -> [Double] {
    let extent = DataExtent(values)
    guard count > 0, extent.lowest < 0, extent.highest > 0 else { return linear(of: values, count: count) }
    let half = max(1, count / 2)
    let reach = max(-extent.lowest, extent.highest)
    return (-half...half).map { reach * Double($0) / Double(half + 1) }
      .filter { $0 > extent.lowest && $0 < extent.highest }
  }

  /// Returns `count` levels whose distances from `minimum` have equal ratios; none when no finite value is above it.
  ///
  /// The distances lie between the 2nd percentile and the maximum of the values' distances, so that a sample at the
  /// minimum does not take half of the levels. Levels that round to the same number are given once. `minimum` is by
  /// default the least value; pass it when it is known to be below all finite `values`.
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
      base + Decade.power(first + (last - first) * Double(step) / Double(count + 1))
    }
    return Array(Set(levels)).sorted()
  }
}
