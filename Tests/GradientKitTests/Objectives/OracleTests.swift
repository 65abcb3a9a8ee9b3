import GradientKit
import TestSupport
import Testing

struct OracleTests {
  /// f = Σ i·θᵢ² over a thousand notional examples.
  private struct Bowl: Objective {
    let dimension: Int
    let exampleCount = 1000
    func value(at point: [Double], on batch: Batch) -> Double {
      point.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element * $1.element }
    }
    func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
      for index in point.indices { gradient[index] = 2 * Double(index + 1) * point[index] }
      return value(at: point, on: batch)
    }
  }

  @Test(arguments: GradientMethod.allCases)
  func `every answer is counted`(method: GradientMethod) throws {
    var oracle = Oracle(Bowl(dimension: 5), method: method)
    let point = [1.0, -2, 3, 0.5, 0]
    oracle.begin(at: point, on: Batch(Array(0..<1000), range: 0..<30))
    let (loss, gradient) = try oracle.lossAndGradient(at: point)
    #expect(loss == 1 + 8 + 27 + 1)
    #expect(Differences.largest(gradient, [2, -8, 18, 4, 0]) < 1e-4)
    let (losses, gradients) =
      switch method {
      case .analytic: (0, 1)
      case .central: (10, 0)
      case .forward: (6, 0)
      }
    #expect(oracle.counts.losses == losses && oracle.counts.gradients == gradients)
    #expect(oracle.counts.examples == 30 * (losses + gradients))
    _ = try oracle.loss(at: [0, 0, 0, 0, 0])
    #expect(oracle.counts.losses == losses + 1)
    oracle.begin(at: point, on: .all)
    _ = try oracle.loss(at: point)
    #expect(oracle.counts.examples == 30 * (losses + gradients + 1) + 1000)
  }

  @Test(arguments: GradientMethod.allCases)
  func `loss and slope are remembered at the start of the step alone`(method: GradientMethod) throws {
    var oracle = Oracle(Bowl(dimension: 2), method: method)
    oracle.begin(at: [3, 1], on: .all)
    _ = try oracle.lossAndGradient(at: [1, 1])
    #expect(oracle.lossAtStart == nil && oracle.gradientNormAtStart == nil)
    _ = try oracle.loss(at: [3, 1])
    #expect(oracle.lossAtStart == 11 && oracle.gradientNormAtStart == nil)
    _ = try oracle.gradient(at: [3, 1])
    _ = try oracle.gradient(at: [0, 0])
    #expect(oracle.lossAtStart == 11)
    #expect(abs((oracle.gradientNormAtStart ?? .nan) - Double.sqrt(36 + 16)) < 1e-4)
    oracle.begin(at: [0, 0], on: .all)
    #expect(oracle.lossAtStart == nil && oracle.gradientNormAtStart == nil)
  }

  @Test func `the norm of huge and tiny gradients neither overflows nor vanishes`() throws {
    func norm(_ point: [Double]) throws -> Double? {
      var oracle = Oracle(Bowl(dimension: point.count))
      oracle.begin(at: point, on: .all)
      _ = try oracle.gradient(at: point)
      return oracle.gradientNormAtStart
    }
    #expect(abs((try norm([1.5e200, 1e200]) ?? 0) / 5e200 - 1) < 1e-14)
    #expect(abs((try norm([1.5e-200, 1e-200]) ?? 0) / 5e-200 - 1) < 1e-14)
    #expect(try norm([0, 0]) == 0)
    #expect(try norm([.infinity, 0]) == .infinity)
  }
}
