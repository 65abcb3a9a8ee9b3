package import GradientKit

/// The optimizers of a plan and the options that vary with them.
package struct TrainingPlan: Sendable, Codable, Hashable {
  /// The default rate of an optimizer on a subject.
  package struct ResolvedRate: Sendable, Codable, Hashable {
    /// The optimizer.
    package var optimizer: Spec
    /// The subject.
    package var subject: Subject
    /// The rate.
    package var rate: Double
  }

  /// The optimizers.
  package var optimizers: [Spec]
  /// The schedules.
  package var schedules: [Spec]
  /// The rates; empty for each optimizer's default.
  package var rates: [Double]
  /// The default rates that a resolved plan uses.
  package var resolvedRates: [ResolvedRate] = []
  /// The batch sizes.
  package var batchSizes: [BatchSize]
  /// The methods by which gradients are computed.
  package var gradientMethods: [GradientMethod]
  /// The standard deviations of the noise added to gradients.
  package var noises: [Double]
  /// The first seed.
  package var seed: UInt64
  /// The number of consecutive seeds.
  package var seedCount: Int
  /// The length of a run.
  package var length: RunLength
  /// Whether examples are shuffled every epoch.
  package var shuffles: Bool
  /// The rules that end runs early.
  package var stoppingRules: [StoppingRule]
  /// Whether the k-th rate belongs to the k-th schedule; otherwise every rate belongs to every schedule.
  package var pairsRates: Bool

  /// Creates a plan.
  package init(
    optimizers: [Spec] = ["sgd"], schedules: [Spec] = ["constant"], rates: [Double] = [],
    batchSizes: [BatchSize] = [32], seed: UInt64 = 0, seedCount: Int = 1, length: RunLength = .epochs(20),
    shuffles: Bool = true, gradientMethods: [GradientMethod] = [.analytic], noises: [Double] = [0],
    stoppingRules: [StoppingRule] = [], pairsRates: Bool = false
  ) {
    self.optimizers = optimizers
    self.schedules = schedules
    self.rates = rates
    self.batchSizes = batchSizes
    self.seed = seed
    self.seedCount = seedCount
    self.length = length
    self.shuffles = shuffles
    self.gradientMethods = gradientMethods
    self.noises = noises
    self.stoppingRules = stoppingRules
    self.pairsRates = pairsRates
  }

  /// Every schedule with each of its base rates; `nil` stands for the optimizer's default.
  package var ratedSchedules: [(schedule: Spec, rate: Double?)] {
    if pairsRates { return zip(schedules, rates).map { ($0, $1) } }
    let rates = rates.isEmpty ? [nil] : rates.map(Optional.some)
    return schedules.flatMap { schedule in rates.map { (schedule, $0) } }
  }

  /// The seeds of the runs of each series.
  package var seeds: [UInt64] { (0..<UInt64(seedCount)).map { seed &+ $0 } }

  /// The components that the plan names.
  package var components: [(kind: ComponentKind, spec: Spec)] {
    optimizers.map { (.optimizer, $0) } + schedules.map { (.schedule, $0) }
  }

  /// Returns the options of a run with one value of each varied option.
  package func options(
    batchSize: BatchSize, gradientMethod: GradientMethod? = nil, noise: Double? = nil
  ) -> RunOptions {
    RunOptions(
      length: length, batchSize: batchSize, shuffles: shuffles,
      gradientMethod: gradientMethod ?? gradientMethods.first ?? .analytic, stoppingRules: stoppingRules,
      noise: noise ?? noises.first ?? 0)
  }

  /// Whether the counts are valid and no list is empty.
  package var isConsistent: Bool {
    (1...10_000).contains(seedCount) && StoredNumber.counts.contains(length.count)
      && batchSizes.allSatisfy { StoredNumber.counts.contains($0.limit ?? 0) }
      && ![optimizers.count, schedules.count, batchSizes.count, gradientMethods.count, noises.count].contains(0)
  }
}

extension TrainingPlan {
  /// Returns the plan with every default filled in, so that its meaning does not change.
  ///
  /// - Throws: An error if a component's name or its settings are invalid.
  package func resolved(for problem: ProblemPlan, in laboratory: Laboratory) throws -> TrainingPlan {
    var plan = self
    plan.optimizers = try optimizers.map { try laboratory.catalog.resolved(.optimizer, $0) }
    plan.schedules = try schedules.map { try laboratory.catalog.resolved(.schedule, $0) }
    return plan
  }

  /// Returns the default rate of an optimizer on a subject, and stores it in the plan.
  package mutating func defaultRate(
    of optimizer: Spec, on subject: Subject, in laboratory: Laboratory, workers: Workers
  ) throws -> Double {
    if let known = resolvedRates.first(where: { $0.optimizer == optimizer && $0.subject == subject }) {
      return known.rate
    }
    let problem = try laboratory.problem(subject, seed: seed, workers: workers)
    let rate = try laboratory.defaultRate(
      of: laboratory.catalog.optimizer(optimizer), on: problem, of: subject)
    resolvedRates.append(ResolvedRate(optimizer: optimizer, subject: subject, rate: rate))
    return rate
  }
}

extension ProblemPlan {
  /// Returns the plan with every default filled in, so that its meaning does not change.
  ///
  /// - Throws: An error if a component's name, its settings or the data is invalid.
  package func resolved(seed: UInt64, in laboratory: Laboratory) throws -> ProblemPlan {
    var plan = self
    let catalog = laboratory.catalog
    switch subject {
    case .surface(let surface):
      plan.subject = .surface(try catalog.resolved(.surface, surface))
    case .learning(var learning):
      learning.losses = try learning.losses.map { try catalog.resolved(.loss, $0) }
      learning.models = try learning.models.map { try catalog.resolved(.model, $0) }
      if case .component(let data) = learning.data {
        learning.data = .component(try catalog.resolved(.data, data))
      }
      if learning.normalization == nil || learning.validationShare == nil {
        let dataset = try laboratory.dataset(learning.data, seed: seed)
        learning.normalization = learning.normalization ?? dataset.defaultNormalization
        learning.validationShare = learning.validationShare ?? dataset.defaultValidationShare
      }
      plan.subject = .learning(learning)
    }
    return plan
  }
}
