extension Verdict: Codable {
  private enum CodingKeys: CodingKey {
    case word, step
  }

  /// Reads the word, and the step where that matters.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let step = try container.decodeIfPresent(Int.self, forKey: .step) ?? 0
    let word = try container.decode(String.self, forKey: .word)
    let known: [Verdict] = [
      .converged, .budget, .cycling, .diverged(step: step), .saddle, .plateau, .interrupted(step: step),
    ]
    guard let verdict = known.first(where: { $0.word == word }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .word, in: container, debugDescription: "'\(word)' is no verdict")
    }
    self = verdict
  }

  /// Writes the word, and the step where that matters.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(word, forKey: .word)
    switch self {
    case .diverged(let step), .interrupted(let step): try container.encode(step, forKey: .step)
    case .converged, .budget, .cycling, .saddle, .plateau: break
    }
  }
}
