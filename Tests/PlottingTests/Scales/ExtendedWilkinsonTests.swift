import Plotting
import Testing

struct ExtendedWilkinsonTests {
  @Test(arguments: WilkinsonVector.all)
  func `ticks and score are those of the reference implementation`(vector: WilkinsonVector) throws {
    let labeling = try #require(ExtendedWilkinson(count: vector.count).labeling(from: vector.lower, to: vector.upper))
    try #require(labeling.ticks.count == vector.ticks.count)
    for (tick, expected) in zip(labeling.ticks, vector.ticks) {
      #expect(abs(tick - expected) <= 1e-9 * abs(expected), "\(tick) is not \(expected)")
    }
    #expect(abs(labeling.score - vector.score) <= 0.5e-4 + 1e-9)
  }

  @Test(arguments: [-300, -200, -20, -3, 3, 20, 200, 300])
  func `the choice does not depend on the unit`(exponent: Int) throws {
    let unit = Decade.power(exponent)
    for (low, high) in [(0.0, 1.0), (0.013, 2.37), (-1.24, 3.3)] {
      let plain = try #require(ExtendedWilkinson(count: 5).labeling(from: low, to: high))
      let scaled = try #require(ExtendedWilkinson(count: 5).labeling(from: low * unit, to: high * unit))
      #expect(plain.decimals.map { $0.shifted(by: exponent).reduced } == scaled.decimals)
    }
  }

  @Test(
    arguments: [
      (1, 1), (2, 1), (0, .leastNonzeroMagnitude), (.nan, 1), (0, .infinity), (1, 1 + 1e-15), (-0.0, 0),
    ] as [(Double, Double)])
  func `ranges that doubles cannot divide have no labelling`(low: Double, high: Double) {
    #expect(ExtendedWilkinson(count: 5).labeling(from: low, to: high) == nil)
  }

  @Test func `the widest range there is has a labelling`() throws {
    let most = Double.greatestFiniteMagnitude
    let labeling = try #require(ExtendedWilkinson(count: 5).labeling(from: -most, to: most))
    #expect(labeling.ticks.filter(\.isFinite).count >= 2)
  }

  @Test(arguments: [Int.min, -1, 0, 1, 2, 1_000_000])
  func `any wanted number of labels gives some`(count: Int) throws {
    let labeling = try #require(ExtendedWilkinson(count: count).labeling(from: 0, to: 1))
    #expect(labeling.ticks.count >= 2)
  }
}
