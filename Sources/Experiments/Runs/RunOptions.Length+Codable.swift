extension RunOptions.Length: Codable {
  private enum CodingKeys: String, CodingKey {
    case epochs, steps
  }

  /// Reads `{"epochs": n}` or `{"steps": n}`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let steps = try container.decodeIfPresent(Int.self, forKey: .steps) {
      self = .steps(steps)
    } else {
      self = .epochs(try container.decode(Int.self, forKey: .epochs))
    }
  }

  /// Writes `{"epochs": n}` or `{"steps": n}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .epochs(let count): try container.encode(count, forKey: .epochs)
    case .steps(let count): try container.encode(count, forKey: .steps)
    }
  }
}
