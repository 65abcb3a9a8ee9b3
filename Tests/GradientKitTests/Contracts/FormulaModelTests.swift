import Builtins
import GradientKit
import Testing

struct FormulaModelTests {
  private func risk<M: Model>(
    _ model: M, _ loss: any Loss, inputs: Int = 6, count: Int = 80, classes: Int = 3, workers: Int = 1,
    singles: Bool = false
  ) throws -> EmpiricalRisk<M> {
    var random = RandomSource(seed: 5, for: .check)
    let features = (0..<count * inputs).map { _ in random.normal() }
    let targets: Targets =
      if loss is any ClassificationLoss {
        .labels(
          (0..<count).map { _ in Int32(random.index(below: classes)) }, classes: (0..<classes).map(String.init))
      } else {
        .numbers((0..<count).map { _ in random.normal() })
      }
    return EmpiricalRisk(
      model,
      features: singles
        ? FeatureTable(singles: features.map(Float.init), width: inputs)
        : FeatureTable(doubles: features, width: inputs),
      transform: .identity, supervision: try Supervision(loss, targets: targets), rows: Array(0..<Int32(count)),
      l2: 0.1, workers: Workers(count: workers))
  }

  private func gradient<M: Model>(_ risk: EmpiricalRisk<M>) -> (point: [Double], loss: Double, gradient: [Double]) {
    var random = RandomSource(seed: 6, for: .check)
    let point = (0..<risk.dimension).map { _ in 0.5 * random.normal() }
    var gradient = [Double](repeating: .nan, count: risk.dimension)
    let loss = risk.value(at: point, on: .all, gradient: &gradient)
    return (point, loss, gradient)
  }

  @Test(arguments: ["mse", "mae", "softmax", "svm", "logistic", "hinge"])
  func `the linear model's formula has the gradient written by hand`(loss: String) throws {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    let loss = try catalog.loss(Spec(loss))
    let classes = (try? (loss as? any ClassificationLoss)?.scoreCount(classes: 3)) == nil ? 2 : 3
    let byTape = gradient(try risk(FormulaLinear.made(), loss, classes: classes))
    let byHand = gradient(try risk(Linear.made(), loss, classes: classes))
    #expect(abs(byTape.loss - byHand.loss) < 1e-12)
    #expect(zip(byTape.gradient, byHand.gradient).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `slopes agree with central differences`() throws {
    let risk = try risk(Decay.made(), MeanSquaredError.made(), inputs: 1)
    let (point, loss, exact) = gradient(risk)
    #expect(loss == risk.value(at: point, on: .all))
    var oracle = Oracle(risk, method: .central)
    oracle.begin(at: point, on: .all)
    #expect(try zip(exact, oracle.gradient(at: point)).allSatisfy { abs($0 - $1) < 1e-7 })
  }

  @Test func `four workers, each with a tape of its own, give the same bytes as one`() throws {
    let one = gradient(try risk(FormulaLinear.made(), SoftmaxCrossEntropy.made(), count: 9000, singles: true))
    let four = gradient(
      try risk(FormulaLinear.made(), SoftmaxCrossEntropy.made(), count: 9000, workers: 4, singles: true))
    #expect(one.loss == four.loss && one.gradient == four.gradient)
  }

  @Test func `descent finds the decay that made the targets`() throws {
    let x = (0..<30).map { Double($0) / 10 }
    let risk = EmpiricalRisk(
      try Decay.made(), features: FeatureTable(doubles: x, width: 1), transform: .identity,
      supervision: try Supervision(MeanSquaredError.made(), targets: .numbers(x.map { 2 * Double.exp(-0.7 * $0) })),
      rows: Array(0..<30))
    var point = [1.0, 0]
    var gradient = point
    for _ in 0..<5000 {
      _ = risk.value(at: point, on: .all, gradient: &gradient)
      for index in point.indices { point[index] -= 0.2 * gradient[index] }
    }
    #expect(abs(point[0] - 2) < 1e-6 && abs(point[1] - 0.7) < 1e-6)
  }

  @Test func `L2 is for all parameters unless the model says otherwise`() throws {
    #expect(try Decay.made().weights(inputs: 1, outputs: 3) == [0..<6])
    #expect(try FormulaLinear.made().weights(inputs: 2, outputs: 3) == [0..<6])
  }

  @Test func `a formula that gives too few scores is refused with both numbers`() throws {
    let model = try OneScore.made()
    try model.checkShape(inputs: 4, outputs: 1)
    let error = #expect(throws: SettingError.self) { try model.checkShape(inputs: 4, outputs: 10) }
    #expect("\(try #require(error))" == "one-score: gives one score, but 10 are needed")
    try Decay.made().checkShape(inputs: 4, outputs: 10)
    try Linear.made().checkShape(inputs: 4, outputs: 10)
  }

  @Test func `the conformance check passes over shapes that the model refuses, and says so`() throws {
    let check = ConformanceCheck(of: OneScore.self)
    #expect(check.passed, "\(check)")
    #expect(check.remarks.count == 1 && check.remarks.allSatisfy { $0.contains("3 scores") })
    #expect(ConformanceCheck(of: Decay.self).remarks.isEmpty && ConformanceCheck(of: Decay.self).passed)
  }

  @Test func `a score that is missing is no number`() throws {
    let risk = try risk(OneScore.made(), SoftmaxCrossEntropy.made())
    #expect(risk.predict([1, 2, 3, 4, 5, 6], at: [1, 1])[1].isNaN)
    #expect(gradient(risk).loss.isNaN)
  }

  @Test func `the catalog tells which gradients come from a tape`() throws {
    var catalog = Catalog()
    for type in BuiltinComponents.all + [Decay.self] { try catalog.register(type) }
    #expect(catalog.entries.filter(\.usesDefaultGradient).map(\.name) == ["decay"])
  }
}
