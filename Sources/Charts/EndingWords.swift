import Descent
import Wording

extension StoppingRule {
  /// The condition, such as `|Δf| ≤ 0.01`.
  var condition: String {
    switch self {
    case .gradient(let bound): "‖g‖∞ ≤ \(NumberText(bound))"
    case .change(let bound): "|Δf| ≤ \(NumberText(bound))"
    case .relativeChange(let bound): "|Δf|/|f| ≤ \(NumberText(bound))"
    case .movement(let bound): "‖Δθ‖ ≤ \(NumberText(bound))"
    case .target(let bound): "loss ≤ \(NumberText(bound))"
    case .evaluations(let bound): "\(bound.grouped) evaluations"
    case .time(let bound): "\(NumberText(bound)) seconds"
    case .patience(let bound): "\(bound.grouped) epochs without a lower loss"
    }
  }
}

extension Verdict {
  /// How a run ended, as a figure says it where the run ends; `nil` for all planned steps.
  var words: String? {
    switch self {
    case .budget: nil
    case .saddle: "saddle point"
    case .converged, .cycling, .diverged, .maximum, .plateau, .interrupted: word
    }
  }

  /// How some runs ended, after their number: `3 completed`.
  var wordsForSeveral: String {
    switch self {
    case .budget: "completed"
    case .saddle: "at a saddle point"
    case .maximum: "at a maximum"
    case .plateau: "on a plateau"
    case .converged, .cycling, .diverged, .interrupted: word
    }
  }
}

extension Trace {
  /// How the run ended, with the step where that matters; `nil` for all planned steps.
  var ending: String? {
    if let stopReason { return "stopped at step \(stopReason.step.grouped): \(stopReason.rule.condition)" }
    switch verdict {
    case .converged:
      // A run that converges with its last step has no step of convergence to tell.
      guard let step = convergedStep, step < rows.last?.step ?? 0 else { return verdict.words }
      return "converged at step \(step.grouped)"
    case .diverged(let step), .interrupted(let step): return "\(verdict.word) at step \(step.grouped)"
    case .budget, .cycling, .saddle, .maximum, .plateau: return verdict.words
    }
  }

  /// The same, as a sentence.
  var endingSentence: String? {
    guard let ending else { return nil }
    if stopReason != nil { return "The run \(ending)." }
    switch verdict {
    case .converged, .diverged: return "The run \(ending)."
    case .interrupted: return "The run was \(ending)."
    case .budget, .cycling, .saddle, .maximum, .plateau: return "The run ended \(verdict.wordsForSeveral)."
    }
  }

  /// How the run ended, in a few words without numbers; `nil` for all planned steps.
  var shortEnding: String? { stopReason.map { "stopped: \($0.rule.condition)" } ?? verdict.words }
}
