package import Descent
package import GradientKit
package import Studies

/// Creates the data choice of tests, whose laboratory loads the same examples for any path.
package let testData = DataChoice.file(.init(path: "examples of the test"))

extension ProblemPlan {
  /// Creates a problem of losses, or of a surface.
  package init(
    losses: [Spec] = [], surface: Spec? = nil, model: Spec = "linear", l2: Double = 0,
    normalization: Normalization? = nil, validationShare: Double? = nil, starts: [StartPoint] = [.model]
  ) {
    self.init(
      surface.map { .surface($0) }
        ?? .learning(
          LearningPlan(
            losses: losses, models: [model], data: testData, l2: [l2], normalization: normalization,
            validationShare: validationShare)), starts: starts)
  }
}

extension CurvePlan {
  /// Creates the plan of training curves from its parts.
  package init(
    losses: [Spec] = [], surface: Spec? = nil, model: Spec = "linear", optimizers: [Spec] = ["sgd"],
    schedules: [Spec] = ["constant"], rates: [Double] = [], batchSizes: [BatchSize] = [.examples(32)], l2: Double = 0,
    normalization: Normalization? = nil, validationShare: Double? = nil, starts: [StartPoint] = [.model],
    seed: UInt64 = 0, seedCount: Int = 1, length: RunLength = .epochs(20), shuffles: Bool = true,
    gradientMethod: GradientMethod = .analytic, noise: Double = 0, stoppingRules: [StoppingRule] = [],
    predictions: [[Double]] = [], recordsTime: Bool = false
  ) {
    self.init(
      problem: ProblemPlan(
        losses: losses, surface: surface, model: model, l2: l2, normalization: normalization,
        validationShare: validationShare, starts: starts),
      training: TrainingPlan(
        optimizers: optimizers, schedules: schedules, rates: rates, batchSizes: batchSizes, seed: seed,
        seedCount: seedCount, length: length, shuffles: shuffles, gradientMethods: [gradientMethod], noises: [noise],
        stoppingRules: stoppingRules),
      predictions: predictions, recordsTime: recordsTime)
  }
}

extension StoppingRule: ExpressibleByStringLiteral {
  /// Creates the rule that a literal spells.
  public init(stringLiteral text: String) { self = StoppingRule(text) ?? .evaluations(1) }
}

extension Laboratory {
  /// Creates a laboratory that always loads the same examples.
  package convenience init(
    catalog: Catalog, threads: Int,
    load: @escaping @Sendable (UInt64) throws -> Dataset = { _ in
      throw StudyError.nothingToLearn
    }
  ) {
    self.init(catalog: catalog, cores: threads) { try load($1) }
  }
}

extension Study {
  /// Returns the result, computed on the cores of a laboratory.
  package func result(observing observer: @escaping @Sendable (String) -> RunObserver) throws -> Result {
    try result(by: LocalEngine(), observing: observer)
  }
}
