package import GradientKit

/// How it is descended: the optimizers and all that varies with them.
package struct TrainingPlan: Sendable, Codable, Equatable {
  /// Optimizers, as specs.
  package var optimizers: [String]
  /// Schedules, as specs.
  package var schedules: [String]
  /// Rates; empty for each optimizer's default.
  package var rates: [Double]
  /// Batch sizes.
  package var batchSizes: [BatchSize]
  /// The first seed.
  package var seed: UInt64
  /// How many seeds, counting up from the first.
  package var seedCount: Int
  /// How long a run is.
  package var length: RunOptions.Length
  /// Whether examples are put in a new order every epoch.
  package var shuffles: Bool
  /// How gradients are come by.
  package var gradientMethod: String
  /// The standard deviation of noise added to gradients.
  package var noise: Double
  /// What ends runs early, as `name=value`.
  package var stoppingRules: [String]
  /// Whether the k-th rate belongs to the k-th schedule, instead of every rate to every schedule.
  package var pairsRates: Bool

  /// A plan.
  package init(
    optimizers: [String] = ["sgd"], schedules: [String] = ["constant"], rates: [Double] = [],
    batchSizes: [BatchSize] = [.examples(32)], seed: UInt64 = 0, seedCount: Int = 1,
    length: RunOptions.Length = .epochs(20), shuffles: Bool = true, gradientMethod: GradientMethod = .analytic,
    noise: Double = 0, stoppingRules: [String] = [], pairsRates: Bool = false
  ) {
    self.optimizers = optimizers
    self.schedules = schedules
    self.rates = rates
    self.batchSizes = batchSizes
    self.seed = seed
    self.seedCount = seedCount
    self.length = length
    self.shuffles = shuffles
    self.gradientMethod = gradientMethod.rawValue
    self.noise = noise
    self.stoppingRules = stoppingRules
    self.pairsRates = pairsRates
  }

  /// Every schedule with each of its base rates; `nil` stands for the optimizer's default.
  package var ratedSchedules: [(schedule: String, rate: Double?)] {
    if pairsRates { return zip(schedules, rates).map { ($0, $1) } }
    let rates = rates.isEmpty ? [nil] : rates.map(Optional.some)
    return schedules.flatMap { schedule in rates.map { (schedule, $0) } }
  }

  /// The seeds of the runs of each series.
  package var seeds: [UInt64] { (0..<UInt64(seedCount)).map { seed &+ $0 } }

  /// The options of a run with batches of this size.
  package func options(batchSize: BatchSize) -> RunOptions {
    RunOptions(
      length: length, batchSize: batchSize.limit, shuffles: shuffles,
      gradientMethod: GradientMethod(rawValue: gradientMethod) ?? .analytic,
      stoppingRules: stoppingRules.compactMap { StoppingRule($0) }, noise: noise)
  }
}

extension TrainingPlan {
  /// Whether its counts are counts.
  package var isConsistent: Bool {
    let length =
      switch length {
      case .epochs(let count), .steps(let count): count
      }
    return (1...10_000).contains(seedCount) && StoredNumber.counts.contains(length)
      && batchSizes.allSatisfy { StoredNumber.counts.contains($0.limit ?? 0) }
  }
}
