import ArgumentParser
import Experiments

/// A stopping rule as written: `name=value`.
struct StopArgument: ExpressibleByArgument, Sendable {
  /// What was written.
  let text: String

  /// Reads a rule; `nil` when the name or the value makes no sense.
  init?(argument: String) {
    guard StoppingRule(argument) != nil else { return nil }
    text = argument
  }
}
