package import GradientKit
import Wording

/// A description of a ``Problem`` of learning from examples.
package struct LearningProblem: Sendable {
  /// The model.
  package var model: any Model
  /// The loss.
  package var loss: any Loss
  /// The examples.
  package var dataset: Dataset
  /// λ of λ·ΣW².
  package var l2: Double
  /// The normalization of features.
  package var normalization: Normalization
  /// The share of held-out examples.
  package var validationShare: Double
  /// The start point.
  package var start: StartPoint
  /// Whether products use double precision regardless of the data, as gradient checks need.
  package var inDoublePrecision: Bool
  /// The cores one evaluation may use.
  package var workers: Workers
  /// The memory that may be used.
  var memory: MemoryBudget

  /// Creates a description; normalization and validation share default to those of the data set.
  package init(
    model: any Model, loss: any Loss, dataset: Dataset, l2: Double = 0, normalization: Normalization? = nil,
    validationShare: Double? = nil, start: StartPoint = .model, inDoublePrecision: Bool = false,
    workers: Workers = Workers(count: 1), memory: MemoryBudget = MemoryBudget()
  ) {
    self.model = model
    self.loss = loss
    self.dataset = dataset
    self.l2 = l2
    self.normalization = normalization ?? dataset.defaultNormalization
    self.validationShare = validationShare ?? dataset.defaultValidationShare
    self.start = start
    self.inDoublePrecision = inDoublePrecision
    self.workers = workers
    self.memory = memory
  }

  /// Splits the examples, fits the normalization to the training part, and combines model and loss.
  package func prepared(seed: UInt64) throws -> Problem {
    try prepared(seed: seed) { try preparedData(for: $0, seed: seed) }
  }

  /// Combines model and loss with the prepared data that `data` returns, which may be cached.
  func prepared(seed: UInt64, from data: (Supervision) throws -> PreparedData) throws -> Problem {
    try check(dataset)
    let supervision = try Supervision(loss, targets: dataset.training.targets)
    return try prepare(model, supervision, seed: seed, from: data)
  }

  /// Returns the examples, split and with a normalization fitted to the training part.
  func preparedData(for supervision: Supervision, seed: UInt64) throws -> PreparedData {
    let labels: [Int32]? = if case .classification(_, let labels, _, _) = supervision { labels } else { nil }
    let features = dataset.training.features
    let split = try Split(count: features.count, labels: labels, share: validationShare, seed: seed)
    return PreparedData(
      split: split,
      transform: FeatureTransform(normalization, of: features, rows: split.training, kind: dataset.kind))
  }

  private func prepare<M: Model>(
    _ model: M, _ supervision: Supervision, seed: UInt64, from data: (Supervision) throws -> PreparedData
  ) throws -> Problem {
    let features = dataset.training.features
    try model.checkShape(inputs: features.width, outputs: supervision.outputs)
    try memory.require(need(of: model, supervision))
    let prepared = try data(supervision)
    let (split, transform) = (prepared.split, prepared.transform)
    func risk(over rows: [Int32]) -> EmpiricalRisk<M> {
      EmpiricalRisk(
        model, features: features, transform: transform, supervision: supervision, rows: rows, l2: l2,
        workers: workers, inDoublePrecision: inDoublePrecision)
    }
    let training = risk(over: split.training)
    guard training.dimension > 0 else { throw StudyError.nothingToLearn }
    var test: EmpiricalRisk<M>?
    if let examples = dataset.test {
      test = EmpiricalRisk(
        model, features: examples.features, transform: transform,
        supervision: try Supervision(loss, targets: targets(of: examples, in: supervision.classes)),
        rows: Array(0..<Int32(examples.count)), l2: l2, workers: workers)
    }
    let start = try start.point(dimension: training.dimension, seed: seed) { random in
      model.initialParameters(inputs: features.width, outputs: supervision.outputs, random: &random)
    }
    func errors(over rows: [Int32]) -> (@Sendable ([Double]) -> PredictionErrors?)? {
      guard case .regression(let loss, let targets) = supervision, !rows.isEmpty else { return nil }
      let risk = EmpiricalRisk(
        model, features: features, transform: transform,
        supervision: .regression(SquaredDistance(of: loss), targets: targets), rows: rows, workers: workers,
        inDoublePrecision: inDoublePrecision)
      let wanted = rows.map { targets[Int($0)] }
      return { PredictionErrors(squares: risk.exampleLosses(at: $0), targets: wanted) }
    }
    var problem = Problem(
      objective: training, training: training,
      validation: split.validation.isEmpty ? nil : risk(over: split.validation),
      test: test, start: start,
      meanSquareNorm: meanSquareNorm(by: model, of: features, rows: split.training, transform: transform),
      facts: ProblemFacts(
        data: dataset.name, source: dataset.source,
        remarks: dataset.remarks + remarks(on: split, classes: supervision.classes ?? []), files: dataset.files,
        features: features.width,
        classes: supervision.classes ?? [], majorityShare: majorityShare(of: supervision, split.training),
        parameters: training.dimension, trainingCount: split.training.count,
        validationCount: split.validation.count, testCount: dataset.test?.count ?? 0,
        normalization: normalization))
    problem.trainingErrors = errors(over: split.training)
    problem.validationErrors = errors(over: split.validation)
    return problem
  }

  /// The least that one evaluation needs, before there is anything.
  private func need(of model: some Model, _ supervision: Supervision) -> MemoryNeed {
    let inputs = dataset.training.features.width
    let outputs = supervision.outputs
    var need = MemoryNeed(dataset)
    need.add(4 * 8 * Double(model.parameterCount(inputs: inputs, outputs: outputs)), for: "the parameters")
    let room = MemoryNeed.room(forUnits: outputs, inputs: inputs, examples: dataset.training.count)
    need.add(room, for: "the scores of examples")
    return need
  }

  /// Returns the share of the largest class if it is at least four fifths, so that accuracy says little.
  private func majorityShare(of supervision: Supervision, _ rows: [Int32]) -> Double? {
    guard case .classification(_, let labels, let classes, _) = supervision, !rows.isEmpty else { return nil }
    var counts = [Int](repeating: 0, count: classes.count)
    for row in rows { counts[Int(labels[Int(row)])] += 1 }
    let share = Double(counts.max() ?? 0) / Double(rows.count)
    return share >= 0.8 ? share : nil
  }

  /// Returns remarks on classes with too few examples to hold any out.
  private func remarks(on split: Split, classes: [String]) -> [String] {
    let names = split.rescuedClasses.map { classes.indices.contains(Int($0)) ? "'\(classes[Int($0)])'" : "\($0)" }
    guard !names.isEmpty else { return [] }
    return [
      "one example of \(names.listed) is moved from validation to training, where there would be none of "
        + (names.count == 1 ? "it" : "them")
    ]
  }

  /// Returns the targets of a test part, with the classes of the training part if numbers serve as classes.
  ///
  /// The numbers of one part alone would give different classes if it lacks one of them.
  private func targets(of examples: Examples, in classes: [String]?) throws -> Targets {
    guard let classes, case .numbers(let values) = examples.targets else { return examples.targets }
    let labels = Dictionary(zip(classes, Int32(0)...)) { first, _ in first }
    return .labels(
      try values.map { value in
        guard let label = Int(exactly: value).flatMap({ labels["\($0)"] }) else {
          throw StudyError.unusableData(
            name: dataset.name,
            reason:
              "its test part has the class \(Int(exactly: value).map { "\($0)" } ?? "\(value)"), which its training part has not"
          )
        }
        return label
      }, classes: classes)
  }

  /// Rejects inconsistent data, which a plugin may provide, before it causes a trap later.
  private func check(_ dataset: Dataset) throws {
    func refuse(_ reason: String) -> StudyError { .unusableData(name: dataset.name, reason: reason) }
    guard dataset.training.count > 0 else { throw refuse("it has no examples") }
    guard (0..<1).contains(validationShare) else { throw refuse("its validation share is \(validationShare)") }
    for part in [dataset.training, dataset.test].compactMap(\.self) {
      guard part.features.width == dataset.training.features.width else {
        throw refuse(
          "training examples have \(dataset.training.features.width) features, test examples \(part.features.width)")
      }
      guard case .labels(let labels, let classes) = part.targets else { continue }
      guard labels.allSatisfy({ classes.indices.contains(Int($0)) }) else {
        throw refuse("a label is outside its \(classes.count) classes")
      }
      if case .labels(_, let known) = dataset.training.targets, known != classes {
        throw refuse("its test part has other classes than its training part")
      }
    }
  }

  private func meanSquareNorm(
    by model: some Model, of table: FeatureTable, rows: [Int32], transform: FeatureTransform
  ) -> Double {
    // A thousand examples determine the scale, and a large table need not be read twice.
    let sample = stride(from: 0, to: rows.count, by: max(1, rows.count / 1000))
    var sum = 0.0
    var count = 0
    for position in sample {
      let row = (0..<table.width).map { table[Int(rows[position]), $0] }
      sum += model.squareNorm(of: transform.applied(to: row))
      count += 1
    }
    return sum / Double(max(1, count))
  }
}

/// Split examples with a normalization fitted to the training part.
struct PreparedData: Sendable {
  /// The training and validation examples.
  var split: Split
  var transform: FeatureTransform
}
