import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// The training settings: the options of the group "how".
@dynamicMemberLookup
struct TrainingOptions: ParsableArguments {
  @OptionGroup(title: "How") var descent: DescentOptions

  @Option(help: ArgumentHelp("Passes over the training examples (default: 20).", valueName: "n"))
  var epochs: Int?

  @Option(help: ArgumentHelp("Updates, instead of --epochs.", valueName: "n"))
  var steps: Int?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Examples an update looks at, or full (default: 32; for batch 1, 32 and full).", valueName: "n|full"))
  var batchSize: [BatchSizeArgument] = []

  @Option(help: ArgumentHelp("Repeat with this many seeds and draw mean and band (default: 1).", valueName: "n"))
  var seeds: Int?

  mutating func validate() throws {
    if epochs != nil && steps != nil { throw ValidationError("--epochs and --steps exclude each other; give one.") }
    if let epochs, epochs < 1 { throw ValidationError("--epochs must be 1 or more, but is \(epochs).") }
    if let steps, steps < 1 { throw ValidationError("--steps must be 1 or more, but is \(steps).") }
    if let seeds, !(1...10_000).contains(seeds) {
      throw ValidationError("--seeds must be from 1 to 10000, but is \(seeds).")
    }
  }
}

extension TrainingOptions {
  /// Accesses the options that every figure has.
  subscript<Value>(dynamicMember key: KeyPath<DescentOptions, Value>) -> Value { descent[keyPath: key] }

  /// The components these options name.
  var components: [(kind: ComponentKind, spec: Spec)] { descent.components }

  /// The number of given rates.
  var rateCount: Int { descent.rates.reduce(0) { $0 + $1.values.count } }

  /// The first of these options that is given or differs from its default.
  var firstGiven: String? {
    let options: [(name: String, isGiven: Bool)] = [
      ("--optimizer", descent.optimizer != ["sgd"]), ("--lr", !descent.rates.isEmpty),
      ("--schedule", !descent.schedule.isEmpty), ("--epochs", epochs != nil), ("--steps", steps != nil),
      ("--batch-size", !batchSize.isEmpty), ("--seeds", seeds != nil), ("--no-shuffle", descent.noShuffle),
      ("--gradient", !descent.gradient.isEmpty), ("--noise", !descent.noise.isEmpty),
      ("--stop", !descent.stop.isEmpty),
    ]
    return options.first(where: \.isGiven)?.name
  }

  /// The first of these options with several values.
  var firstVaried: String? {
    let options: [(name: String, count: Int)] = [
      ("--optimizer", descent.optimizer.count), ("--lr", rateCount), ("--schedule", descent.schedule.count),
      ("--batch-size", batchSize.count), ("--seeds", seeds ?? 1), ("--gradient", descent.gradient.count),
      ("--noise", descent.noise.count),
    ]
    return options.first { $0.count > 1 }?.name
  }

  /// Returns the training plan; the default length is 20 epochs over examples and 100 steps on a surface.
  func plan(
    onSurface isSurface: Bool, seed: UInt64, defaultBatchSizes: [BatchSize] = [.examples(32)]
  ) throws -> TrainingPlan {
    if isSurface {
      let learned = [("--batch-size", !batchSize.isEmpty), ("--no-shuffle", descent.noShuffle)]
      if let name = learned.first(where: \.1)?.0 {
        throw UsageError("\(name) is about learning from data; a surface has none")
      }
    }
    return TrainingPlan(
      optimizers: descent.optimizer.map { Spec($0) }, schedules: descent.schedules.map { Spec($0) },
      rates: descent.rates.flatMap(\.values),
      batchSizes: isSurface ? [.full] : batchSize.isEmpty ? defaultBatchSizes : batchSize.map(\.size), seed: seed,
      seedCount: seeds ?? 1,
      length: steps.map { .steps($0) } ?? .epochs(epochs ?? (isSurface ? 100 : 20)), shuffles: !descent.noShuffle,
      gradientMethods: descent.gradient.isEmpty ? [.analytic] : descent.gradient,
      noises: descent.noise.isEmpty ? [0] : descent.noise, stoppingRules: descent.stop.map(\.rule))
  }
}
