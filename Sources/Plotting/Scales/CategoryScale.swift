import Drawing

/// A scale of names at 0, 1, 2 and so on, with half a step of space at both ends.
struct CategoryScale: Scale, Hashable {
  /// The names, in their order.
  let names: [String]

  var lower: Double { -0.5 }
  var upper: Double { Double(max(1, names.count)) - 0.5 }
  var least: Double { -.greatestFiniteMagnitude }

  func fraction(of value: Double) -> Double { (value - lower) / (upper - lower) }
  func value(at fraction: Double) -> Double { lower + fraction * (upper - lower) }

  /// Returns every name, or every second, third and so on if there are more than `count`.
  func ticks(about count: Int, format: TickFormat) -> [Tick] {
    let stride = max(1, (names.count + count - 1) / max(1, count))
    return names.indices.filter { $0.isMultiple(of: stride) }.map { Tick(Double($0), label: RichText(names[$0])) }
  }
}
