import Plotting
import Testing

struct LTTBTests {
  /// Sixty values of a noisy wave; x is the index.
  private static let wave = [
    0.0, 0.5272, 1.0184, 0.8915, 1.2219, 1.4454, 1.0093, 1.0231, 0.9573, 0.2911, 0.1594, -0.5013, -0.5568, -0.529,
    -0.949, -0.7089, -0.3633, -0.4782, 0.0206, 0.5501, 0.5242, 1.007, 0.8675, 1.1825, 1.3894, 0.9373, 0.9376, 0.8621,
    0.1913, 0.0605, -0.044, -0.6386, -0.5964, -1.0, -0.7435, -0.3831, -0.4866, 0.0191, 0.5501, 0.5202, 0.994, 1.3913,
    1.1406, 1.3308, 0.8631, 0.8503, 0.7659, 0.0913, -0.0379, -0.1354, -0.7184, -0.6614, -0.4985, -0.7757, -0.401,
    -0.4936, 0.0181, 0.5499, 0.5151, 0.9792,
  ]

  @Test(arguments: [
    (10, [0, 5, 14, 21, 24, 33, 41, 50, 55, 59]),
    (15, [0, 2, 5, 11, 14, 21, 24, 31, 33, 38, 41, 46, 50, 55, 59]),
  ])
  func `the points kept are those of the reference implementation`(count: Int, indices: [Int]) {
    #expect(LTTB.indices(x: Self.wave.indices.map(Double.init), y: Self.wave, count: count) == indices)
  }

  @Test(arguments: 0...70)
  func `as many points are kept as asked for, the ends among them`(count: Int) {
    let kept = LTTB.indices(x: Self.wave.indices.map(Double.init), y: Self.wave, count: count)
    #expect(kept.count == min(count, 60))
    #expect(kept == Array(Set(kept)).sorted())
    if count >= 2 { #expect(kept.first == 0 && kept.last == 59) }
  }

  @Test func `nothing is kept of nothing`() {
    #expect(LTTB.indices(x: [], y: [], count: 10).isEmpty)
  }
}
