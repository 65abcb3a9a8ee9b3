import Drawing
import Plotting
import Testing

struct ScaleTests {
  /// Ranges of every size and position, from a seed.
  private func range(_ random: inout RandomSource) -> (Double, Double) {
    let size = Decade.power(random.uniform(-30, 30))
    let center = random.pick([0, 1, -1, random.uniform(-3, 3)]) * size * Decade.power(random.uniform(-3, 6))
    return (center - size * random.uniform(0.01, 1), center + size * random.uniform(0.01, 1))
  }

  private func check(_ scale: any Scale, count: Int, format: TickFormat = .number) {
    let ticks = scale.ticks(about: count, format: format)
    let labelled = ticks.filter { $0.label != nil }
    #expect(labelled.count >= 2, "\(scale) has \(labelled.count) labels")
    #expect(Set(labelled.map { $0.label?.plain }).count == labelled.count, "two labels of \(scale) are equal")
    let values = ticks.map(\.value)
    #expect(values == values.sorted())
    #expect(Set(values).count == values.count)
    let slack = 1e-9
    for value in values {
      #expect(-slack...1 + slack ~= scale.fraction(of: value), "\(value) is outside of \(scale)")
    }
  }

  @Test(arguments: 0..<400)
  func `every linear axis has two labels or more, sorted, different and inside`(seed: Int) {
    var random = RandomSource(seed: seed)
    let (low, high) = range(&random)
    check(LinearScale(from: low, to: high), count: random.whole(2...11), format: random.pick([.number, .percent]))
  }

  @Test(arguments: 0..<400)
  func `every logarithmic axis has two labels or more, sorted, different and inside`(seed: Int) {
    var random = RandomSource(seed: seed)
    let low = Decade.power(random.uniform(-40, 40))
    let high = low * Decade.power(random.pick([1e-6, 0.01, 0.1, 0.5, 1, 2, 5, 20, 100]) * random.uniform(0.1, 1))
    let scale = Log10Scale(from: low, to: high)
    let count = random.whole(2...11)
    check(scale, count: count)
    for tick in scale.ticks(about: count, format: .number) {
      for run in tick.label?.runs ?? [] where run.isSuperscript {
        #expect(Int(run.string.replacing("\u{2212}", with: "-")) != nil, "\(run.string) is not a whole exponent")
      }
    }
  }

  @Test(arguments: 0..<200)
  func `decades are never subdivided where some are skipped`(seed: Int) {
    var random = RandomSource(seed: seed)
    let low = Decade.power(random.uniform(-40, 0))
    let scale = Log10Scale(from: low, to: low * Decade.power(random.uniform(12, 60)))
    for tick in scale.ticks(about: random.whole(2...9), format: .number) {
      let exponent = Decade.exponent(of: tick.value)
      #expect(abs(exponent - exponent.rounded()) < 1e-9)
    }
  }

  @Test(
    arguments: [
      (0, 0), (1, 1), (-5, -5), (1e300, 1e300), (.leastNonzeroMagnitude, .leastNormalMagnitude), (-1.7e308, 1.7e308),
      (.nan, 1), (0, .infinity),
      (-.infinity, .infinity), (0, .leastNonzeroMagnitude), (1, 1 + 1e-15), (3, 2), (1e-300, 2e-300),
    ] as [(Double, Double)])
  func `no pair of bounds is too odd for a scale`(first: Double, second: Double) {
    check(LinearScale(from: first, to: second), count: 5)
    check(Log10Scale(from: first, to: second), count: 5)
  }

  @Test func `values and fractions are each other's inverse`() {
    for scale in [LinearScale(from: -3, to: 7), Log10Scale(from: 1e-5, to: 300)] as [any Scale] {
      for step in 0...20 {
        let fraction = Double(step) / 20
        #expect(abs(scale.fraction(of: scale.value(at: fraction)) - fraction) < 1e-12)
      }
    }
  }

  @Test func `zero and below have no place on a logarithmic axis`() {
    let scale = Log10Scale(from: 0.1, to: 10)
    #expect(scale.fraction(of: 0).isNaN && scale.fraction(of: -1).isNaN && scale.fraction(of: .nan).isNaN)
  }
}
