import GradientKit

/// A model with random examples, to compare its gradient with differences.
struct ModelTrial<M: Model> {
  /// The mean loss over the examples, in double precision.
  let risk: EmpiricalRisk<M>
  /// A point away from the start, where biases have an effect too.
  let point: [Double]

  /// Creates random features and targets: three classes or one number, as the loss requires.
  init(
    _ model: M, _ loss: any Loss, inputs: Int, count: Int, singles: Bool = false, inDoublePrecision: Bool = true,
    workers: Int = 1, l2: Double = 0
  ) throws {
    var random = RandomSource(seed: 11, for: .check)
    let features = (0..<count * inputs).map { _ in random.normal() }
    let table =
      singles
      ? FeatureTable(singles: features.map(Float.init), width: inputs)
      : FeatureTable(doubles: features, width: inputs)
    let targets: Targets =
      if loss is any ClassificationLoss {
        .labels((0..<count).map { _ in Int32(random.index(below: 3)) }, classes: ["a", "b", "c"])
      } else {
        .numbers((0..<count).map { _ in random.normal() })
      }
    risk = EmpiricalRisk(
      model, features: table, transform: .identity, supervision: try Supervision(loss, targets: targets),
      rows: Array(0..<Int32(count)), l2: l2, workers: Workers(count: workers), inDoublePrecision: inDoublePrecision)
    let start = model.initialParameters(inputs: inputs, outputs: risk.supervision.outputs, random: &random)
    point = start.map { $0 + 0.3 * random.normal() }
  }

  /// The gradient from the model's backward pass.
  var gradient: [Double] {
    var gradient = [Double](repeating: .nan, count: risk.dimension)
    _ = risk.value(at: point, on: .all, gradient: &gradient)
    return gradient
  }

  /// Returns the largest distance between the gradient and central differences of the loss.
  func disagreement() throws -> Double {
    var oracle = Oracle(risk, method: .central)
    oracle.begin(at: point, on: .all)
    return zip(gradient, try oracle.gradient(at: point)).map { abs($0 - $1) }.max() ?? .infinity
  }
}
