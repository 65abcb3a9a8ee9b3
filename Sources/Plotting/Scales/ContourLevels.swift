/// Levels at which contours are drawn.
package enum ContourLevels {
  /// `count` levels in equal steps between the lowest and the highest finite value, both left out; none when there are
  /// not two different values.
  package static func linear(of values: [Double], count: Int) -> [Double] {
    let extent = DataExtent(values)
    guard count > 0, extent.lowest < extent.highest else { return [] }
    return (1...count).map { step in
      let share = Double(step) / Double(count + 1)
      return extent.lowest * (1 - share) + extent.highest * share
    }
  }

  /// `count` levels whose distances from `minimum` are in equal ratios; none when no finite value lies above it.
  ///
  /// The distances lie between the 2nd percentile of those there are and the greatest one, so that a sample that
  /// happens to lie on the minimum does not take half of the levels. Levels that are not different numbers are given
  /// once. `minimum` is the least value, when it is known to be less than any of the finite `values`.
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
