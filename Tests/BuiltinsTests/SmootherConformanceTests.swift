import GradientKit
import TestSupport
import Testing

/// The requirements on every smoother; one row per smoother, and more for settings that change it.
struct SmootherConformanceTests {
  static let rows = TestedComponents.specs(of: .smoother, and: ["ema:weight=0", "ema:weight=0.6", "ema:weight=0.999"])

  private func smoothed(_ spec: String, _ y: [Double]) throws -> [Double] {
    try TestedComponents.catalog.smoother(Spec(spec)).smoothed(x: y.indices.map { Double($0) }, y: y)
  }

  private func noise(_ count: Int) -> [Double] {
    var random = RandomSource(seed: 8, for: .check)
    return (0..<count).map { _ in random.normal() }
  }

  @Test(arguments: rows, [0, 1, 2, 3, 100])
  func `a curve keeps its length`(spec: String, count: Int) throws {
    #expect(try smoothed(spec, noise(count)).count == count)
  }

  @Test(arguments: rows, [3, 0, -1e-300, 1e300, 0.1])
  func `a constant stays as it is`(spec: String, value: Double) throws {
    let y = [Double](repeating: value, count: 50)
    let result = try smoothed(spec, y)
    #expect(result.allSatisfy { abs($0 - value) <= 1e-14 * abs(value) })
  }

  @Test(arguments: rows)
  func `a value that is not finite is passed on and spoils no other`(spec: String) throws {
    let y: [Double] = [4, 2, .nan, 1, .infinity, 0.5, -.infinity]
    let result = try smoothed(spec, y)
    for (value, smooth) in zip(y, result) {
      #expect(value.isFinite == smooth.isFinite && (value.isFinite || value.isNaN == smooth.isNaN))
    }
    #expect(result[4] == .infinity && result[6] == -.infinity)
    #expect(try smoothed(spec, [.nan, .nan]).count == 2)
    let first = try smoothed(spec, [.nan, 3, 3])
    #expect(first[0].isNaN && abs(first[1] - 3) < 1e-12 && abs(first[2] - 3) < 1e-12)
  }

  @Test(arguments: rows)
  func `smoothed values stay within the values smoothed`(spec: String) throws {
    let y = noise(500)
    let (low, high) = (y.min() ?? 0, y.max() ?? 0)
    #expect(try smoothed(spec, y).allSatisfy { $0 >= low - 1e-12 && $0 <= high + 1e-12 })
  }

  @Test(arguments: rows)
  func `a value looks ahead only where it says so`(spec: String) throws {
    let smoother = try TestedComponents.catalog.smoother(Spec(spec))
    let y = noise(60)
    let x = y.indices.map { Double($0) }
    let whole = smoother.smoothed(x: x, y: y)
    let half = smoother.smoothed(x: Array(x.prefix(30)), y: Array(y.prefix(30)))
    #expect((Array(whole.prefix(30)) == half) == !smoother.looksAhead)
    #expect(!smoother.caption.isEmpty && !smoother.caption.hasSuffix("."))
  }

  /// Computed with TensorBoard's classicSmoothing.
  private static let tensorBoard: [(weight: Double, y: [Double], smoothed: [Double])] = [
    (0.6, [4, 2, 1, 0.5], [4, 2.75, 1.857142857143, 1.233455882353]),
    (0.9, [4, 2, 1, 0.5], [4, 2.947368421053, 2.228782287823, 1.72608316371]),
    (0.9, [3, 3, 3], [3, 3, 3]),
    (
      0.6, [4, 2, .nan, 1, .infinity, 0.5], [4, 2.75, .nan, 1.857142857143, .infinity, 1.233455882353]
    ),
    (0.6, [5, 1], [5, 2.5]),
    (0.6, [1], [1]),
  ]

  @Test func `the exponential mean is TensorBoard's`() throws {
    for (weight, y, expected) in Self.tensorBoard {
      let result = try smoothed("ema:weight=\(weight)", y)
      #expect(result.count == expected.count)
      for (a, b) in zip(result, expected) { #expect(a == b || (a.isNaN && b.isNaN) || abs(a - b) < 1e-12) }
    }
  }

  @Test(arguments: [
    ("ema", "EMA 0.9, half-life 6.6 points"), ("ema:weight=0.5", "EMA 0.5, half-life 1 point"),
    ("ema:weight=0.99", "EMA 0.99, half-life 69 points"), ("ema:weight=0", "not smoothed"),
  ])
  func `the caption says what was done`(spec: String, expected: String) throws {
    #expect(try TestedComponents.catalog.smoother(Spec(spec)).caption == expected)
  }

  @Test func `no weight means no smoothing`() throws {
    let y = noise(10)
    #expect(try smoothed("ema:weight=0", y) == y)
  }
}
