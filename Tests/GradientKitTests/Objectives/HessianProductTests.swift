import Builtins
import GradientKit
import TestSupport
import Testing

/// Tests products of Hessian matrices with a direction.
@Suite struct HessianProductTests {
  private func direction(_ count: Int) -> [Double] {
    var random = RandomSource(seed: 4, for: .check)
    return (0..<count).map { _ in random.normal() }
  }

  @Test func `a surface's product is its Hessian times the direction, to rounding`() throws {
    let objective = SurfaceObjective(try Rosenbrock.made())
    let point = [-1.2, 1.0]
    let hessian = objective.hessian(at: point, on: .all)
    // ∂²/∂x² = 1200 x² − 400 y + 2, ∂²/∂x∂y = −400 x, ∂²/∂y² = 200.
    #expect(Differences.largest(hessian.elements, [1330, 480, 480, 200]) < 1e-14)
    let product = objective.hessianVectorProduct(at: point, along: [3, -2], on: .all)
    #expect(Differences.largest(product, [3 * 1330 - 2 * 480, 3 * 480 - 2 * 200]) < 1e-14)
  }

  @Test(arguments: SampleRisk.Storage.allCases)
  func `softmax regression's product agrees with differences of the gradient`(storage: SampleRisk.Storage) throws {
    let sample = SampleRisk(1500, storage: storage, l2: 0.01, everyOther: true)
    let (risk, precise) = (try sample.risk(), try sample.risk(inDoublePrecision: true))
    let direction = direction(sample.point.count)
    for batch in [Batch.all, Batch([7, 2, 700], range: 0..<3)] {
      let numeric = Differences.directional(at: sample.point, along: direction) { point in
        var gradient = point
        _ = precise.value(at: point, on: batch, gradient: &gradient)
        return gradient
      }
      #expect(
        Differences.largest(risk.hessianVectorProduct(at: sample.point, along: direction, on: batch), numeric) < 1e-8)
    }
  }

  @Test func `the number of cores changes not one bit of a product`() throws {
    let sample = SampleRisk(20_011, l2: 0.01)
    let direction = direction(sample.point.count)
    let product = try sample.risk().hessianVectorProduct(at: sample.point, along: direction, on: .all)
    for workers in [2, 7] {
      let risk = try sample.risk(workers: workers)
      #expect(risk.hessianVectorProduct(at: sample.point, along: direction, on: .all) == product)
    }
  }

  @Test func `an objective that says nothing of second derivatives gives differences of its gradient`() throws {
    struct Quartic: Objective {
      var dimension: Int { 2 }
      var exampleCount: Int { 1 }
      func value(at point: [Double], on batch: Batch) -> Double { Double.pow(point[0], 4) + point[0] * point[1] }
      func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
        gradient = [4 * Double.pow(point[0], 3) + point[1], point[0]]
        return value(at: point, on: batch)
      }
    }
    for length in [1e-6, 1, 1e6] {
      let product = try Quartic().hessianVectorProduct(at: [2, 5], along: [length, 3 * length], on: .all)
      #expect(Differences.largest(product.map { $0 / length }, [48 + 3, 1]) < 1e-8)
    }
    #expect(try Quartic().hessianVectorProduct(at: [2, 5], along: [0, 0], on: .all) == [0, 0])
  }

  @Test func `a formula model's product agrees with differences of the gradient`() throws {
    let risk = EmpiricalRisk(
      try Decay.made(), features: FeatureTable(doubles: [0.1, 0.5, 1, 2], width: 1), transform: .identity,
      supervision: try Supervision(MeanSquaredError.made(), targets: .numbers([3, 2, 1, 0.5])), rows: [0, 1, 2, 3])
    let point = [2.5, 0.8]
    let numeric = Differences.directional(at: point, along: [1, -0.5]) { point in
      var gradient = point
      _ = risk.value(at: point, on: .all, gradient: &gradient)
      return gradient
    }
    #expect(Differences.largest(risk.hessianVectorProduct(at: point, along: [1, -0.5], on: .all), numeric) < 1e-8)
  }
}
