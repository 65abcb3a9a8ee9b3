import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// The settings of the search: the options of the group "how".
struct SearchOptions: ParsableArguments {
  @Option(
    name: [.customLong("optimizer"), .customLong("strategy")], parsing: .upToNextOption,
    help: ArgumentHelp(
      "Strategies: any optimizers (default: random-search, local-search and sgd, set to suit the features; with one or two parameters exhaustive and divide too).",
      valueName: "spec"))
  var optimizer: [String] = []

  @Option(
    name: .customLong("lr"),
    help: ArgumentHelp("The rate of strategies that follow the gradient (default: each one's own).", valueName: "rate"))
  var rate: Double?

  @Option(help: ArgumentHelp("Loss values and gradients each strategy may ask for, over all examples.", valueName: "n"))
  var evaluations = 1000

  @Option(help: ArgumentHelp("Repeat with this many seeds and draw median and range.", valueName: "n"))
  var seeds = 1

  @Option(
    help: ArgumentHelp("Where gradients come from: analytic, central or forward differences, which cost loss values."))
  var gradient: GradientMethod = .analytic

  mutating func validate() throws {
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError("--lr must be above 0, but is \(rate).")
    }
    guard (1...1_000_000).contains(evaluations) else {
      throw ValidationError("--evaluations must be from 1 to 1000000, but is \(evaluations).")
    }
    guard (1...10_000).contains(seeds) else {
      throw ValidationError("--seeds must be from 1 to 10000, but is \(seeds).")
    }
  }
}

/// Prints one line per evaluation, as in cs231n.
struct AttemptLog: Sendable {
  private let every: Int
  private let strategy: String?
  private let write: @Sendable (String) -> Void

  /// Creates a log that prints every `every` evaluations; with a strategy, its name and the seed begin each line.
  init(every: Int, strategy: String?, write: @escaping @Sendable (String) -> Void) {
    self.every = every
    self.strategy = strategy
    self.write = write
  }

  /// Prints the line of an evaluation.
  func record(_ attempt: EvaluationReport) {
    guard attempt.number % every == 0 else { return }
    let run = strategy.map { "\($0), seed \(attempt.seed): " } ?? ""
    let best = attempt.best.map { Self.short($0) } ?? "none"
    write("\(run)in attempt \(attempt.number) the loss was \(attempt.loss.map(Self.short) ?? "none"), best \(best)\n")
  }

  private static func short(_ loss: Double) -> String { NumberText(loss, .places(6)).plain }
}
