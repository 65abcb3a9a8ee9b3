/// Chooses the ticks of a logarithmic axis.
///
/// With several decades, whole decades at a stride. With few, their multiples 2, 3, 5 … are labelled too; multiples are
/// marked without labels when no decade is skipped. A shorter axis is labelled like a linear one.
struct Log10Ticks {
  let lower: Double
  let upper: Double
  /// The number of labels that fit.
  let count: Int

  private static let ladders = [
    [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 6], [1, 2, 5], [1, 3], [1, 5], [1],
  ]

  func ticks(format: TickFormat) -> [Tick] {
    let decades = decades()
    let span = Decade.exponent(of: upper) - Decade.exponent(of: lower)
    if decades.count >= 2 {
      if decades.count <= 2, count >= 4, let labelled = ladderTicks([[1, 2, 5], [1, 3]]) {
        return labels(labelled, format: format, minors: multiples(1...9))
      }
      let (majors, stride) = strided(decades)
      let minors = stride == 1 && decades.count < 10 ? multiples(1...9) : []
      return labels(majors.map { ExactDecimal(mantissa: 1, exponent: $0) }, format: format, minors: minors)
    }
    let ladders = span <= 0.4 ? Self.ladders : Array(Self.ladders.dropFirst())
    if let labelled = ladderTicks(ladders) {
      return labels(labelled, format: format, minors: multiples(1...9))
    }
    return LinearScale(from: lower, to: upper).ticks(about: min(count, 5), format: format)
  }

  /// Returns the number of decades between the first and the last position.
  private func spread(_ positions: [ExactDecimal]) -> Double? {
    guard let first = positions.first, let last = positions.last else { return nil }
    return Decade.exponent(of: last.value) - Decade.exponent(of: first.value)
  }

  private func decades() -> [Int] {
    let first = Int((Decade.exponent(of: lower) - 1e-10).rounded(.up))
    let last = Int((Decade.exponent(of: upper) + 1e-10).rounded(.down))
    return first <= last ? Array(first...last) : []
  }

  /// The strides between labelled exponents, all easy to count in.
  private static let strides = [1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300]

  /// Returns the multiples of the smallest stride whose labels fit, if that leaves at least two.
  private func strided(_ decades: [Int]) -> (exponents: [Int], stride: Int) {
    for stride in Self.strides {
      let exponents = decades.filter { $0 % stride == 0 }
      if exponents.count <= count && exponents.count >= 2 { return (exponents, stride) }
      if exponents.count < 2 { break }
    }
    let stride = max(1, min(decades.count - 1, decades.count / (count + 1) + 1))
    return (Array(Swift.stride(from: decades[0], through: decades[decades.count - 1], by: stride)), stride)
  }

  /// Returns the multiples of the first ladder with at least two labels, no more than fit, along most of the axis; if
  /// there is none, the fewest.
  private func ladderTicks(_ ladders: [[Int]]) -> [ExactDecimal]? {
    let span = Decade.exponent(of: upper) - Decade.exponent(of: lower)
    let choices = ladders.map { multiples($0) }.filter { spread($0) ?? 0 > span * 0.4 }
    return choices.first { $0.count <= count } ?? choices.last
  }

  private func multiples(_ multipliers: some Sequence<Int>) -> [ExactDecimal] {
    let multipliers = Array(multipliers)
    let first = Int(Decade.exponent(of: lower).rounded(.down))
    let last = Int(Decade.exponent(of: upper).rounded(.down))
    let slack = 1e-10
    return (first...max(first, last)).flatMap { exponent in
      multipliers.map { ExactDecimal(mantissa: $0, exponent: exponent) }
    }.filter { $0.value.isFinite && $0.value >= lower * (1 - slack) && $0.value <= upper * (1 + slack) }
  }

  private func labels(_ positions: [ExactDecimal], format: TickFormat, minors: [ExactDecimal]) -> [Tick] {
    let majors = zip(positions, format.logLabels(for: positions)).map { Tick($0.value, label: $1) }
    let taken = Set(positions.map(\.reduced))
    let others = minors.filter { !taken.contains($0.reduced) }.map { Tick($0.value, label: nil) }
    return (majors + others).sorted { $0.value < $1.value }
  }
}
