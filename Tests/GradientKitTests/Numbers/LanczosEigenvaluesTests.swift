import Builtins
import Datasets
import GradientKit
import TestSupport
import Testing

/// Tests the largest eigenvalues of matrices given by their products.
@Suite struct LanczosEigenvaluesTests {
  private func eigenvalues(_ diagonal: [Double], count: Int = 1, maximumProducts: Int = 200) -> LanczosEigenvalues {
    LanczosEigenvalues(
      dimension: diagonal.count, count: count, maximumProducts: maximumProducts,
      random: RandomSource(seed: 0, for: .check)
    ) { zip(diagonal, $0).map { $0 * $1 } }
  }

  @Test func `the bowl's largest curvature is 25 everywhere`() throws {
    let bowl = SurfaceObjective(try Bowl.made())
    for point in [[1.5, 1.5], [0, 0], [-3, 0.01]] {
      let found = try LanczosEigenvalues(ofHessianOf: bowl, at: point)
      #expect(found.isConverged && abs(found.largest[0] - 25) < 1e-9)
      #expect(Differences.largest(found.vectors[0].map(\.magnitude), [0, 1]) < 1e-9)
    }
  }

  @Test func `several eigenvalues come in order, with their vectors`() {
    let diagonal = (0..<300).map { 1 / Double($0 + 1) } + [-40]
    let found = eigenvalues(diagonal, count: 3)
    #expect(found.isConverged && found.productCount < 100)
    #expect(Differences.largest(found.largest, [1, 1.0 / 2, 1.0 / 3]) < 1e-12)
    for (index, vector) in found.vectors.enumerated() {
      #expect(abs(euclideanNorm(vector) - 1) < 1e-12)
      #expect(abs(vector[index].magnitude - 1) < 1e-9)
    }
  }

  @Test func `the largest is meant, not the largest in magnitude`() {
    #expect(abs(eigenvalues([-1, -7, -3]).largest[0] + 1) < 1e-12)
    #expect(abs(eigenvalues([-100, 2, 0.5, -3]).largest[0] - 2) < 1e-12)
  }

  @Test func `matrices whose vectors run out early are no trouble`() {
    #expect(eigenvalues([4]).largest == [4])
    #expect(eigenvalues([0, 0, 0]).largest == [0])
    let multiple = eigenvalues([2, 2, 2, 2], count: 3)
    #expect(multiple.isConverged && Differences.largest(multiple.largest, [2, 2, 2]) < 1e-12)
    let few = eigenvalues([5, 3], count: 4)
    #expect(few.isConverged && Differences.largest(few.largest, [5, 3]) < 1e-12)
  }

  @Test func `eigenvalues of any size are found`() {
    for size in [1e-200, 1e-9, 1e150] {
      #expect(Differences.largest(eigenvalues([3 * size, size, -2 * size]).largest.map { $0 / size }, [3]) < 1e-12)
    }
  }

  @Test func `what is not finite gives no eigenvalue, and what takes too long says so`() {
    #expect(eigenvalues([1, .nan]).largest.isEmpty)
    let close = eigenvalues((0..<400).map { 1 + Double($0) / 400 }, maximumProducts: 5)
    #expect(!close.isConverged && close.productCount == 5)
    #expect(close.largest[0] > 1.5 && close.largest[0] < 2)
  }

  @Test func `a network's sharpness on the spiral is the largest eigenvalue of its Hessian by differences`() throws {
    var none = Settings(for: Spiral.name)
    let data = try Spiral(&none).load(seed: 0)
    let model = try MultilayerPerceptron.made("hidden=6,activation=tanh")
    let rows = (0..<Int32(data.training.features.count)).filter { $0 % 5 == 0 }
    let risk = EmpiricalRisk(
      model, features: data.training.features, transform: .identity,
      supervision: try Supervision(SoftmaxCrossEntropy.made(), targets: data.training.targets), rows: rows)
    var random = RandomSource(seed: 0, for: .start)
    let point = model.initialParameters(inputs: 2, outputs: risk.supervision.outputs, random: &random)
    let found = try LanczosEigenvalues(ofHessianOf: risk, at: point)
    let reference = try #require(SymmetricEigenvalues(risk.hessian(at: point, on: .all)).ascending.last)
    #expect(found.isConverged && abs(found.largest[0] - reference) < 1e-4 * reference)
    #expect(abs(found.largest[0] - reference) < 1e-7 * reference, "differences are good to about eight digits")
  }
}
