import ArgumentParser
import Descent
import GradientKit
import Studies
import Wording

/// The training settings apart from length, batches and seeds: the options of the group "how" that every figure has.
struct DescentOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption, help: ArgumentHelp("Optimizers.", valueName: "spec"),
    completion: ComponentCompletion.of(.optimizer))
  var optimizer: [String] = ["sgd"]

  @Option(
    name: .customLong("lr"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Learning rates, or a range [lin:|log:]FROM:TO:COUNT (default: the optimizer's).", valueName: "rate"))
  var rates: [NumberRange] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Schedules of the rate (default: constant).", valueName: "spec"),
    completion: ComponentCompletion.of(.schedule))
  var schedule: [String] = []

  @Flag(help: "Take the examples in their own order, every epoch.")
  var noShuffle = false

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Where gradients come from: analytic, central or forward differences (default: analytic)."))
  var gradient: [GradientMethod] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Standard deviation of normal noise added to every element of a gradient (default: 0).", valueName: "sd"))
  var noise: [Double] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "End a run early: g=, f=, frel=, x=, target=, evaluations=, time= or patience=; the first to hold is named.",
      valueName: "rule"))
  var stop: [StopArgument] = []

  mutating func validate() throws {
    for noise in noise where !(noise >= 0 && noise.isFinite) {
      throw ValidationError("--noise must be 0 or more, but is \(noise).")
    }
    for range in rates {
      for rate in range.values where !(rate > 0 && rate.isFinite) {
        throw ValidationError("--lr must be above 0, but is \(range.text).")
      }
    }
  }
}

extension DescentOptions {
  /// The schedules; constant by default.
  var schedules: [String] { schedule.isEmpty ? ["constant"] : schedule }

  /// The components that the options name.
  var components: [(kind: ComponentKind, spec: Spec)] {
    optimizer.map { (.optimizer, Spec($0)) } + schedules.map { (.schedule, Spec($0)) }
  }
}
