/// How a run ended.
public enum Verdict: Sendable, Equatable {
  /// The gradient over all examples vanished: no element above 1e-8.
  case converged
  /// All planned steps were made.
  case budget
  /// A loss or a parameter stopped being a finite number at this step.
  case diverged(step: Int)
  /// The user stopped the run at this step.
  case interrupted(step: Int)
}

extension Verdict {
  /// Whether a loss or a parameter stopped being finite.
  public var isDiverged: Bool {
    if case .diverged = self { true } else { false }
  }

  /// One word, without the step.
  public var word: String {
    switch self {
    case .converged: "converged"
    case .budget: "budget"
    case .diverged: "diverged"
    case .interrupted: "interrupted"
    }
  }
}

extension Verdict: CustomStringConvertible {
  /// One word, and the step where that matters.
  public var description: String {
    switch self {
    case .converged, .budget: word
    case .diverged(let step), .interrupted(let step): "\(word) at step \(step)"
    }
  }
}
