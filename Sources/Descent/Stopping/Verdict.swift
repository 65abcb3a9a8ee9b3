/// The way a run ended.
package enum Verdict: Sendable, Equatable {
  /// The gradient over all examples vanished (no element above 1e-8), or a stopping rule held.
  case converged
  /// All planned steps were made.
  case budget
  /// The point alternates between two places.
  case cycling
  /// A loss or a parameter was not finite at this step, or the final loss was more than 10¹⁰ times the first.
  case diverged(step: Int)
  /// The gradient vanished where the objective still falls in some direction.
  case saddle
  /// The gradient vanished where the objective falls in every direction.
  case maximum
  /// The gradient and the curvature are small, or the loss has not fallen for long.
  case plateau
  /// The user stopped the run at this step.
  case interrupted(step: Int)
}

extension Verdict {
  /// Whether the run diverged.
  package var isDiverged: Bool {
    if case .diverged = self { true } else { false }
  }

  /// One word, without the step.
  package var word: String {
    switch self {
    case .converged: "converged"
    case .budget: "budget"
    case .cycling: "cycling"
    case .diverged: "diverged"
    case .saddle: "saddle"
    case .maximum: "maximum"
    case .plateau: "plateau"
    case .interrupted: "interrupted"
    }
  }
}

extension Verdict: CustomStringConvertible {
  /// One word, with the step if it matters.
  package var description: String {
    switch self {
    case .converged, .budget, .cycling, .saddle, .maximum, .plateau: word
    case .diverged(let step), .interrupted(let step): "\(word) at step \(step)"
    }
  }
}

extension Verdict: Codable {
  private enum CodingKeys: CodingKey {
    case word, step
  }

  /// Decodes the word, with the step if it matters.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let step = try container.decodeIfPresent(Int.self, forKey: .step) ?? 0
    let word = try container.decode(String.self, forKey: .word)
    let known: [Verdict] = [
      .converged, .budget, .cycling, .diverged(step: step), .saddle, .maximum, .plateau,
      .interrupted(step: step),
    ]
    guard let verdict = known.first(where: { $0.word == word }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .word, in: container, debugDescription: "'\(word)' is no verdict")
    }
    self = verdict
  }

  /// Encodes the word, with the step if it matters.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(word, forKey: .word)
    switch self {
    case .diverged(let step), .interrupted(let step): try container.encode(step, forKey: .step)
    case .converged, .budget, .cycling, .saddle, .maximum, .plateau: break
    }
  }
}
