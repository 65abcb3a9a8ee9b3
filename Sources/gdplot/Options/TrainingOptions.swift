import ArgumentParser
import Experiments
import GradientKit

/// How it is learned: the options of the group "how".
struct TrainingOptions: ParsableArguments {
  @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp("Optimizers.", valueName: "spec"))
  var optimizer: [String] = ["sgd"]

  @Option(
    name: .customLong("lr"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Learning rates, or a range [lin:|log:]FROM:TO:COUNT (default: the optimizer's).", valueName: "rate"))
  var rates: [NumberRange] = []

  @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp("Schedules of the rate.", valueName: "spec"))
  var schedule: [String] = ["constant"]

  @Option(help: ArgumentHelp("Passes over the training examples (default: 20).", valueName: "n"))
  var epochs: Int?

  @Option(help: ArgumentHelp("Updates, instead of --epochs.", valueName: "n"))
  var steps: Int?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Examples an update looks at, or full.", valueName: "n|full"))
  var batchSize: [BatchSizeArgument] = [BatchSizeArgument(.examples(32))]

  @Option(help: ArgumentHelp("Repeat with this many seeds and draw mean and band.", valueName: "n"))
  var seeds = 1

  @Flag(help: "Take the examples in their own order, every epoch.")
  var noShuffle = false

  @Option(help: ArgumentHelp("Where gradients come from: analytic, central or forward differences."))
  var gradient: GradientMethod = .analytic

  @Option(
    help: ArgumentHelp("Standard deviation of normal noise added to every element of a gradient.", valueName: "sd"))
  var noise = 0.0

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "End a run early: g=, f=, frel=, x=, target=, evaluations=, time= or patience=; the first to hold is named.",
      valueName: "rule"))
  var stop: [StopArgument] = []

  mutating func validate() throws {
    if epochs != nil && steps != nil { throw ValidationError("--epochs and --steps exclude each other; give one.") }
    if let epochs, epochs < 1 { throw ValidationError("--epochs must be 1 or more, but is \(epochs).") }
    if let steps, steps < 1 { throw ValidationError("--steps must be 1 or more, but is \(steps).") }
    guard (1...10_000).contains(seeds) else {
      throw ValidationError("--seeds must be from 1 to 10000, but is \(seeds).")
    }
    guard noise >= 0, noise.isFinite else { throw ValidationError("--noise must be 0 or more, but is \(noise).") }
    for range in rates {
      for rate in range.values where !(rate > 0 && rate.isFinite) {
        throw ValidationError("--lr must be above 0, but is \(range.text).")
      }
    }
  }
}

extension TrainingOptions {
  /// The components these options name.
  var namedSpecs: [(kind: ComponentKind, text: String)] {
    optimizer.map { (.optimizer, $0) } + schedule.map { (.schedule, $0) }
  }

  /// The first of these options that has another value than without it.
  var firstGiven: String? {
    let options: [(name: String, isGiven: Bool)] = [
      ("--optimizer", optimizer != ["sgd"]), ("--lr", !rates.isEmpty), ("--schedule", schedule != ["constant"]),
      ("--epochs", epochs != nil), ("--steps", steps != nil),
      ("--batch-size", batchSize.map(\.size) != [.examples(32)]),
      ("--seeds", seeds != 1), ("--no-shuffle", noShuffle), ("--gradient", gradient != .analytic),
      ("--noise", noise != 0), ("--stop", !stop.isEmpty),
    ]
    return options.first(where: \.isGiven)?.name
  }

  /// The first of these options that has several values.
  var firstVaried: String? {
    let options: [(name: String, count: Int)] = [
      ("--optimizer", optimizer.count), ("--lr", rates.reduce(0) { $0 + $1.values.count }),
      ("--schedule", schedule.count), ("--batch-size", batchSize.count), ("--seeds", seeds),
    ]
    return options.first { $0.count > 1 }?.name
  }

  /// What these options ask for; without a length, 20 epochs over examples and 100 steps on a surface.
  func plan(onSurface isSurface: Bool, seed: UInt64) -> TrainingPlan {
    TrainingPlan(
      optimizers: optimizer, schedules: schedule, rates: rates.flatMap(\.values),
      batchSizes: isSurface ? [.full] : batchSize.map(\.size), seed: seed, seedCount: seeds,
      length: steps.map { .steps($0) } ?? .epochs(epochs ?? (isSurface ? 100 : 20)), shuffles: !noShuffle,
      gradientMethod: gradient, noise: noise, stoppingRules: stop.map(\.text))
  }
}
