import Builtins
import GradientKit
import Testing

struct PolynomialTests {
  private func squaredError(_ polynomial: Polynomial, _ x: [Double], _ y: [Double]) throws -> EmpiricalRisk<Polynomial>
  {
    try EmpiricalRisk(
      polynomial, features: FeatureTable(doubles: x, width: 1), transform: .identity,
      supervision: Supervision(MeanSquaredError.made(), targets: .numbers(y)), rows: Array(0..<Int32(x.count)))
  }

  @Test(
    arguments: [
      // The exact solutions of the normal equations: weights first, the bias last.
      (1, [1, 0.5]), (2, [-2, 1, 1.5]), (3, [35.0 / 6, -13.0 / 2, 5.0 / 3, 1]),
    ] as [(Int, [Double])])
  func `the gradient vanishes at the known least-squares fit`(degree: Int, fit: [Double]) throws {
    let risk = try squaredError(.made("degree=\(degree)"), [0, 1, 2, 3], [1, 2, 0, 5])
    var gradient = [Double](repeating: .nan, count: degree + 1)
    let loss = risk.value(at: fit, on: .all, gradient: &gradient)
    #expect(gradient.allSatisfy { abs($0) < 1e-12 })
    // The residuals of the line, computed by hand: ½, ½, −5/2, 3/2, squared and averaged.
    if degree == 1 { #expect(loss == (0.25 + 0.25 + 6.25 + 2.25) / 4) }
    if degree == 3 { #expect(loss < 1e-25) }
  }

  @Test func `weights are degree-major, biases last`() throws {
    let polynomial = try Polynomial.made("degree=2")
    #expect(polynomial.parameterCount(inputs: 2, outputs: 2) == 10)
    #expect(polynomial.weights(inputs: 2, outputs: 2) == [0..<8])
    let block = RowBlock(rows: [[2, 3]], width: 2)
    var scores = Matrix(rows: 1, columns: 2)
    var workspace = polynomial.makeWorkspace(rows: 1, inputs: 2, outputs: 2)
    polynomial.predict(
      block, parameters: [1, 10, 100, 1000, 0, 0, 1, 0, 0.5, 0.25], scores: &scores, workspace: &workspace)
    // 1·2 + 10·3 + 100·2² + 1000·3² + ½, and 2² + ¼.
    #expect(scores.elements == [9432.5, 4.25])
  }

  @Test(arguments: ["degree=1", "degree=4", "degree=3,bias=false"])
  func `slopes agree with central differences`(settings: String) throws {
    #expect(
      try ModelTrial(Polynomial.made(settings), MeanSquaredError.made(), inputs: 3, count: 40).disagreement() < 1e-6)
    #expect(
      try ModelTrial(Polynomial.made(settings), SoftmaxCrossEntropy.made(), inputs: 3, count: 40, l2: 0.1)
        .disagreement() < 1e-6)
  }

  @Test func `rates are taken from the size of the powers`() throws {
    #expect(try Polynomial.made("degree=2").squareNorm(of: [2, -1]) == 1 + 4 + 16 + 1 + 1)
    #expect(try Polynomial.made("degree=1").squareNorm(of: [2, -1]) == Linear.made().squareNorm(of: [2, -1]))
  }

  @Test func `degree 1 is the linear model`() throws {
    let polynomial = try ModelTrial(Polynomial.made("degree=1"), SoftmaxCrossEntropy.made(), inputs: 5, count: 50)
    let linear = try ModelTrial(Linear.made(), SoftmaxCrossEntropy.made(), inputs: 5, count: 50)
    #expect(zip(polynomial.gradient, linear.gradient).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `four workers give the same bytes as one`() throws {
    func gradient(workers: Int) throws -> [Double] {
      try ModelTrial(
        Polynomial.made(), SoftmaxCrossEntropy.made(), inputs: 4, count: 5000, singles: true, inDoublePrecision: false,
        workers: workers
      ).gradient
    }
    let (one, four) = try (gradient(workers: 1), gradient(workers: 4))
    #expect(one == four)
  }

  @Test(arguments: ["degree=0", "degree=33", "degree=2.5", "power=2"])
  func `settings that make no sense are refused`(settings: String) {
    #expect(throws: SettingError.self) { try Polynomial.made(settings) }
  }
}
