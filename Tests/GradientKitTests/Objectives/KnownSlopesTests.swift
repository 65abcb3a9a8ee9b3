import GradientKit
import Testing

/// Tests that an oracle reuses its last gradient, so that none is computed twice.
struct KnownSlopesTests {
  /// Σ θᵢ² over ten notional examples.
  private struct Bowl: Objective {
    let dimension = 2
    let exampleCount = 10
    func value(at point: [Double], on batch: Batch) -> Double { point.reduce(0) { $0 + $1 * $1 } }
    func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
      for index in point.indices { gradient[index] = 2 * point[index] }
      return value(at: point, on: batch)
    }
  }

  @Test(arguments: GradientMethod.allCases)
  func `the last gradient is known to the next step and not counted again`(method: GradientMethod) throws {
    var oracle = Oracle(Bowl(), method: method)
    oracle.begin(at: [3, 4], on: .all)
    _ = try oracle.gradient(at: [3, 4])
    let taken = try oracle.lossAndGradient(at: [1, 2])
    let counts = oracle.counts
    oracle.begin(at: [1, 2], on: .all)
    #expect(oracle.gradientNormAtStart == nil && oracle.lossAtStart == nil)
    let known = oracle.knownLossAndGradient(at: [1, 2])
    #expect(known?.loss == taken.loss && known?.gradient == taken.gradient)
    #expect(oracle.counts == counts)
    #expect(oracle.lossAtStart == 5 && oracle.knownLoss(at: [1, 2]) == 5)
    #expect(abs((oracle.gradientNormAtStart ?? 0) - Double.sqrt(20)) < 1e-4)
    #expect(abs((oracle.gradientMaximumAtStart ?? 0) - 4) < 1e-4)
    let elsewhere = oracle.knownLossAndGradient(at: [3, 4])
    #expect(elsewhere == nil)
  }

  @Test func `on another batch, and with noise, it is not known`() throws {
    var oracle = Oracle(Bowl())
    let (first, second) = (Batch([0, 1, 2, 3], range: 0..<2), Batch([0, 1, 2, 3], range: 2..<4))
    for (before, after) in [(first, second), (Batch.all, second), (first, Batch.all)] {
      oracle.begin(at: [1, 2], on: before)
      _ = try oracle.gradient(at: [1, 2])
      oracle.begin(at: [1, 2], on: after)
      let known = oracle.knownLossAndGradient(at: [1, 2])
      #expect(known == nil)
    }
    var noisy = Oracle(Bowl(), noise: 0.1, random: RandomSource(state: 3))
    noisy.begin(at: [1, 2], on: .all)
    _ = try noisy.gradient(at: [1, 2])
    let known = noisy.knownLossAndGradient(at: [1, 2])
    #expect(known == nil)
  }
}
