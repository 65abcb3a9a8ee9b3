import Builtins
import GradientKit
import TestSupport
import Testing

/// The requirements on every model; one row per model, and more for settings that change it.
struct ModelConformanceTests {
  static let rows = TestedComponents.specs(of: .model, and: ["linear:bias=false", "two-layers:hidden=1"])

  private static let shapes = [(inputs: 1, outputs: 1), (inputs: 3, outputs: 1), (inputs: 5, outputs: 4)]

  private func start(_ model: some Model, inputs: Int, outputs: Int) -> [Double] {
    var random = RandomSource(seed: 5, for: .check)
    return (0..<model.parameterCount(inputs: inputs, outputs: outputs)).map { _ in random.normal() }
  }

  @Test(arguments: rows)
  func `parameters, weights and the initial point agree with each other`(spec: String) throws {
    let model = try TestedComponents.catalog.model(Spec(spec))
    for (inputs, outputs) in Self.shapes {
      let count = model.parameterCount(inputs: inputs, outputs: outputs)
      #expect(count > 0)
      let indices = model.weights(inputs: inputs, outputs: outputs).flatMap { Array($0) }
      #expect(Set(indices).count == indices.count, "a weight is named twice")
      #expect(indices.allSatisfy { (0..<count).contains($0) })
      var (one, same) = (RandomSource(seed: 1, for: .start), RandomSource(seed: 1, for: .start))
      let initial = model.initialParameters(inputs: inputs, outputs: outputs, random: &one)
      #expect(initial.count == count && initial.allSatisfy { $0.isFinite })
      #expect(initial == model.initialParameters(inputs: inputs, outputs: outputs, random: &same))
    }
  }

  @Test(arguments: rows)
  func `slopes pulled back agree with central differences`(spec: String) throws {
    try check(TestedComponents.catalog.model(Spec(spec)))

    func check<M: Model>(_ model: M) throws {
      var none = Settings(for: "softmax")
      var random = RandomSource(seed: 6, for: .check)
      for (inputs, outputs) in Self.shapes where outputs > 1 {
        let values = (0..<30 * inputs).map { _ in UInt8(random.index(below: 256)) }
        let supervision = try Supervision(
          SoftmaxCrossEntropy(&none),
          targets: .labels((0..<30).map { Int32($0 % outputs) }, classes: (0..<outputs).map { "\($0)" }))
        for features in [
          FeatureTable(bytes: values, width: inputs), FeatureTable(doubles: values.map { Double($0) }, width: inputs),
        ] {
          let risk = EmpiricalRisk(
            model, features: features,
            transform: FeatureTransform(shift: nil, scale: [Double](repeating: 1.0 / 256, count: inputs)),
            supervision: supervision, rows: Array(0..<30), l2: 0.01, inDoublePrecision: true)
          let point = start(model, inputs: inputs, outputs: outputs)
          #expect(risk.dimension == point.count)
          var gradient = [Double](repeating: 0, count: point.count)
          _ = risk.value(at: point, on: .all, gradient: &gradient)
          let numeric = Differences.gradient(at: point) { risk.value(at: $0, on: .all) }
          #expect(Differences.largest(gradient, numeric) < 1e-8)
        }
      }
    }
  }

  @Test(arguments: rows + ["mlp:hidden=6-5,activation=tanh", "mlp:hidden=6-5,activation=sigmoid", "mlp:hidden=7-4"])
  func `Hessian–vector products agree with central differences of the gradient`(spec: String) throws {
    // Of thousands of rectified sums, a few change their sign within the step of a difference.
    let hasKinks = spec.hasPrefix("mlp") && !spec.contains("activation")
    try check(TestedComponents.catalog.model(Spec(spec)))

    func check<M: Model>(_ model: M) throws {
      for loss in ["softmax", "mse"] {
        func trial(inDoublePrecision: Bool) throws -> ModelTrial<M> {
          try ModelTrial(
            model, TestedComponents.catalog.loss(Spec(loss)), inputs: 3, count: hasKinks ? 20 : 2100,
            singles: loss == "mse",
            inDoublePrecision: inDoublePrecision, workers: 2, l2: 0.01)
        }
        // Products are in double precision for every type of data.
        let (trial, precise) = (try trial(inDoublePrecision: false), try trial(inDoublePrecision: true))
        var random = RandomSource(seed: 8, for: .check)
        let direction = trial.point.map { _ in random.normal() }
        // Fewer rows than the capacity, and several blocks of which the last is smaller.
        for batch in [Batch([2, 5, 1], range: 0..<3), .all] {
          let product = trial.risk.hessianVectorProduct(at: trial.point, along: direction, on: batch)
          let numeric = Differences.directional(at: trial.point, along: direction, step: 1e-6) { point in
            var gradient = point
            _ = precise.risk.value(at: point, on: batch, gradient: &gradient)
            return gradient
          }
          #expect(Differences.largest(product, numeric) < 1e-6, "\(loss)")
        }
      }
    }
  }

  @Test(arguments: rows)
  func `slopes pulled back are added to what is there`(spec: String) throws {
    try check(TestedComponents.catalog.model(Spec(spec)))

    func check<M: Model>(_ model: M) throws {
      let block = RowBlock(rows: [[1, -2, 0.5], [0.3, 4, -1]], width: 3)
      let point = start(model, inputs: 3, outputs: 2)
      var workspace = model.makeWorkspace(rows: 2, inputs: 3, outputs: 2)
      var scores = Matrix(rows: 2, columns: 2)
      model.predict(block, parameters: point, scores: &scores, workspace: &workspace)
      var slopes = Matrix(rows: 2, columns: 2)
      slopes.elements = [0.5, -1, 2, 0.25]
      var once = [Double](repeating: 0, count: point.count)
      model.pullBack(slopes, through: block, parameters: point, gradient: &once, workspace: &workspace)
      var again = [Double](repeating: 7, count: point.count)
      model.predict(block, parameters: point, scores: &scores, workspace: &workspace)
      model.pullBack(slopes, through: block, parameters: point, gradient: &again, workspace: &workspace)
      #expect(Differences.largest(again, once.map { $0 + 7 }) < 1e-14)
      #expect(once.contains { $0 != 0 })
    }
  }

  @Test(arguments: rows)
  func `a block is predicted as its rows are, one by one`(spec: String) throws {
    try check(TestedComponents.catalog.model(Spec(spec)))

    func check<M: Model>(_ model: M) throws {
      var random = RandomSource(seed: 7, for: .check)
      for (inputs, outputs) in Self.shapes {
        let rows = (0..<7).map { _ in (0..<inputs).map { _ in random.normal() } }
        let point = start(model, inputs: inputs, outputs: outputs)
        func scores(_ rows: [[Double]], capacity: Int) -> [Double] {
          // The matrix may still hold the scores of an earlier, larger block.
          var scores = Matrix(rows: capacity, columns: outputs)
          for index in scores.elements.indices { scores.elements[index] = 99 }
          var workspace = model.makeWorkspace(rows: capacity, inputs: inputs, outputs: outputs)
          model.predict(RowBlock(rows: rows, width: inputs), parameters: point, scores: &scores, workspace: &workspace)
          return Array(scores.elements[0..<rows.count * outputs])
        }
        let together = scores(rows, capacity: 9)
        #expect(Differences.largest(together, rows.flatMap { scores([$0], capacity: 1) }) < 1e-13)
      }
    }
  }

  @Test func `the linear model is W x + b, weights before biases`() throws {
    let model = try TestedComponents.catalog.model(Spec("linear"))
    #expect(model.parameterCount(inputs: 3, outputs: 2) == 8)
    #expect(model.weights(inputs: 3, outputs: 2) == [0..<6])
    try check(model)

    func check<M: Model>(_ model: M) throws {
      var scores = Matrix(rows: 1, columns: 2)
      var workspace = model.makeWorkspace(rows: 1, inputs: 3, outputs: 2)
      model.predict(
        RowBlock(rows: [[1, 10, 100]], width: 3), parameters: [1, 2, 3, 4, 5, 6, 0.5, 0.25], scores: &scores,
        workspace: &workspace)
      #expect(scores.elements == [321.5, 654.25])
    }
  }

  @Test(arguments: ["linear", "linear:bias=false", "polynomial", "mlp"])
  func `units take all weights apart, and a model that says so is linear in its parameters`(spec: String) throws {
    try check(TestedComponents.catalog.model(Spec(spec)))

    func check<M: Model>(_ model: M) throws {
      let (inputs, outputs) = (3, 2)
      let units = model.units(inputs: inputs, outputs: outputs)
      #expect(units.flatMap { Array($0) } == model.weights(inputs: inputs, outputs: outputs).flatMap { Array($0) })
      #expect(units.count >= outputs)
      var random = RandomSource(seed: 1, for: .check)
      let count = model.parameterCount(inputs: inputs, outputs: outputs)
      let (one, other) = ((0..<count).map { _ in random.normal() }, (0..<count).map { _ in random.normal() })
      func scores(_ parameters: [Double]) -> [Double] {
        var scores = Matrix(rows: 1, columns: outputs)
        var workspace = model.makeWorkspace(rows: 1, inputs: inputs, outputs: outputs)
        model.predict(
          RowBlock(rows: [[0.3, -1.2, 0.7]], width: inputs), parameters: parameters, scores: &scores,
          workspace: &workspace)
        return scores.elements
      }
      let combined = scores(zip(one, other).map { $0 + 2 * $1 })
      let sum = zip(scores(one), scores(other)).map { $0 + 2 * $1 }
      #expect(model.isLinear == (Differences.largest(combined, sum) < 1e-12))
    }
  }
}
