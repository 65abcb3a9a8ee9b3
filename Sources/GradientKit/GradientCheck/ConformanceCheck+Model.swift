extension ConformanceCheck {
  /// Checks the shapes of a model and its pull-back, with one output and with three.
  mutating func check<M: Model>(_ model: M) throws {
    let (inputs, rows) = (4, 7)
    var random = RandomSource(seed: 0, for: .check)
    let features = FeatureTable(doubles: (0..<rows * inputs).map { _ in random.normal() }, width: inputs)
    let targets = (0..<rows).map { _ in random.normal() }
    let labels = (0..<rows).map { Int32($0 % 3) }
    let supervisions: [Supervision] = [
      .regression(Square(), targets: targets),
      .classification(SquaredDistance(), labels: labels, classes: ["a", "b", "c"], scoreCount: 3),
    ]
    var report = GradientReport()
    var tried = false
    for supervision in supervisions {
      let outputs = supervision.outputs
      do {
        try model.checkShape(inputs: inputs, outputs: outputs)
      } catch {
        remarks.append(
          "not checked with \(inputs) features and \(outputs == 1 ? "one score" : "\(outputs) scores"): \(error)")
        continue
      }
      tried = true
      let count = model.parameterCount(inputs: inputs, outputs: outputs)
      let start = model.initialParameters(inputs: inputs, outputs: outputs, random: &random)
      guard start.count == count, start.allSatisfy(\.isFinite) else {
        problems.append(
          "its initial parameters must be \(count) finite numbers for \(inputs) features, \(outputs) scores")
        return
      }
      guard
        model.weights(inputs: inputs, outputs: outputs).allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= count })
      else {
        problems.append("its weights must lie among its \(count) parameters")
        return
      }
      let layout = model.layout(inputs: inputs, outputs: outputs)
      guard layout.count == count else {
        problems.append("its layout has \(layout.count) parameters, and it has \(count)")
        return
      }
      let risk = EmpiricalRisk(
        model, features: features, transform: .identity, supervision: supervision, rows: (0..<Int32(rows)).map { $0 })
      let moved = start.map { $0 + 0.3 * random.normal() }
      // A batch smaller than the workspace reveals code that reads rows left over from the last one.
      let batches: [(Batch, String)] = [(.all, "of all rows"), (Batch([2, 5, 1], range: 0..<3), "of three rows")]
      let losses = risk.exampleLossesOfModel(at: moved)
      report.add(
        GradientCheck().compare(
          loss: risk.value(at: moved, on: .all), formula: losses.reduce(0, +) / Double(losses.count),
          place: "of \(count) of all rows, beside those of single rows"))
      for (batch, words) in batches {
        let place = "of \(count) \(words), \(outputs == 1 ? "one score" : "\(outputs) scores")"
        report.add(try GradientCheck().report(on: risk, at: moved, batch: batch, place: place))
        try checkTangents(risk, at: moved, on: batch, place: place, random: &random)
      }
    }
    if tried { judge(report) }
  }

  /// Compares the Hessian-vector product with differences of the gradient.
  private mutating func checkTangents(
    _ risk: some Risk, at point: [Double], on batch: Batch, place: String, random: inout RandomSource
  ) throws {
    let direction = point.map { _ in random.normal() }
    let product = try risk.hessianVectorProduct(at: point, along: direction, on: batch)
    let numeric = try risk.differencedHessianVectorProduct(at: point, along: direction, on: batch)
    let tolerance = 1e-4 * max(1, maximumNorm(numeric))
    guard product.count == numeric.count,
      zip(product, numeric).allSatisfy({ ($0 - $1).magnitude <= tolerance || $0.isNaN && $1.isNaN })
    else {
      problems.append("its tangent pass disagrees with differences of the gradient, \(place)")
      return
    }
  }

  /// A smooth loss of one score.
  private struct Square: RegressionLoss {
    static let name = "square", summary = "(p − t)²"
    init() {}
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ prediction: S, _ target: S) -> S { (prediction - target) * (prediction - target) }
  }

  /// A smooth loss of one score per class.
  private struct SquaredDistance: ClassificationLoss {
    static let name = "squared-distance", summary = "Σ (s − e)², e the right class's unit vector"
    init() {}
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
      var sum: S = 0
      for (index, score) in scores.enumerated() {
        let distance = score - S(index == label ? 1 : 0)
        sum += distance * distance
      }
      return sum
    }
  }
}
