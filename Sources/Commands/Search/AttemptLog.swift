import Descent
import Studies
import Wording

/// The log of a search as cs231n prints it: a line an evaluation.
struct AttemptLog: Sendable {
  private let every: Int
  private let strategy: String?
  private let write: @Sendable (String) -> Void

  /// A log that writes every so many evaluations; with a strategy a line begins with it and the seed.
  init(every: Int, strategy: String?, write: @escaping @Sendable (String) -> Void) {
    self.every = every
    self.strategy = strategy
    self.write = write
  }

  /// Writes the line of an evaluation.
  func record(_ attempt: EvaluationReport) {
    guard attempt.number % every == 0 else { return }
    let run = strategy.map { "\($0), seed \(attempt.seed): " } ?? ""
    let best = attempt.best.map { Self.short($0) } ?? "none"
    write("\(run)in attempt \(attempt.number) the loss was \(attempt.loss.map(Self.short) ?? "none"), best \(best)\n")
  }

  private static func short(_ loss: Double) -> String { NumberText(loss, .places(6)).plain }
}
