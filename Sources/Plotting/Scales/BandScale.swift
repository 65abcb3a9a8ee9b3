import Drawing

/// A scale on which all intervals between levels have the same length.
struct BandScale: Scale, Hashable {
  let lower: Double
  let upper: Double
  /// Both ends and the levels between them, ascending.
  private let bounds: [Double]

  init(_ levels: [Double], from lower: Double, to upper: Double) {
    let ends = LinearScale(from: min(lower, levels.min() ?? lower), to: max(upper, levels.max() ?? upper))
    (self.lower, self.upper) = (ends.lower, ends.upper)
    bounds = [ends.lower] + Set(levels.filter { $0 > ends.lower && $0 < ends.upper }).sorted() + [ends.upper]
  }

  var least: Double { -.greatestFiniteMagnitude }
  var bandCount: Int { bounds.count - 1 }

  /// Returns the index of the interval that contains `value`, or of the nearest one.
  func band(of value: Double) -> Int {
    var (low, high) = (0, bounds.count - 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if value >= bounds[middle] { low = middle } else { high = middle - 1 }
    }
    return low
  }

  func fraction(of value: Double) -> Double {
    let band = band(of: value)
    // Halved, because the difference of the largest doubles overflows.
    let share = (value / 2 - bounds[band] / 2) / (bounds[band + 1] / 2 - bounds[band] / 2)
    return (Double(band) + share) / Double(bandCount)
  }

  func value(at fraction: Double) -> Double {
    let place = fraction * Double(bandCount)
    let band = min(max(Int(min(max(place, 0), Double(bandCount))), 0), bandCount - 1)
    let share = place - Double(band)
    return bounds[band] * (1 - share) + bounds[band + 1] * share
  }

  /// Returns the levels, labelled at equal strides with as many digits as they have; with as many as it takes to distinguish
  /// them where they are no round numbers.
  func ticks(about count: Int, format: TickFormat) -> [Tick] {
    let inner = bandCount > 2 ? Array(bounds.dropFirst().dropLast()) : bounds
    let stride = max(1, (inner.count + max(2, count) - 1) / max(2, count))
    let labelled = inner.indices.filter { $0 % stride == 0 }.map { inner[$0] }
    let digits = (2...6).first { digits in
      Set(labelled.compactMap { ExactDecimal($0, digits: digits) }).count == labelled.count
    }
    return inner.indices.map { index in
      guard index % stride == 0 else { return Tick(inner[index], label: nil) }
      let number = ExactDecimal(round: inner[index]) ?? ExactDecimal(inner[index], digits: digits ?? 6)
      return Tick(inner[index], label: number.map(format.label))
    }
  }
}

/// A scale of names at 0, 1, 2 and so on, with half a step of space at both ends.
package struct CategoryScale: Scale, Hashable {
  /// The names, in their order.
  package let names: [String]

  /// Creates the scale of these names.
  package init(names: [String]) { self.names = names }

  package var lower: Double { -0.5 }
  package var upper: Double { Double(max(1, names.count)) - 0.5 }
  package var least: Double { -.greatestFiniteMagnitude }

  package func fraction(of value: Double) -> Double { (value - lower) / (upper - lower) }
  package func value(at fraction: Double) -> Double { lower + fraction * (upper - lower) }

  /// Returns every name, or every second, third and so on if there are more than `count`.
  package func ticks(about count: Int, format: TickFormat) -> [Tick] {
    let stride = max(1, (names.count + count - 1) / max(1, count))
    return names.indices.filter { $0.isMultiple(of: stride) }.map { Tick(Double($0), label: RichText(names[$0])) }
  }
}
