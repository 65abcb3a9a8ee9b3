extension StartPoint: Codable {
  private enum CodingKeys: String, CodingKey {
    case normal
  }

  /// Reads `"model"`, `"zeros"`, `{"normal": deviation}` or a list of numbers.
  package init(from decoder: any Decoder) throws {
    if let values = try? decoder.singleValueContainer().decode([Double].self) {
      self = .values(values)
    } else if let deviation = try? decoder.container(keyedBy: CodingKeys.self).decode(Double.self, forKey: .normal) {
      self = .normal(deviation)
    } else {
      self = try decoder.singleValueContainer().decode(String.self) == "zeros" ? .zeros : .model
    }
  }

  /// Writes `"model"`, `"zeros"`, `{"normal": deviation}` or the numbers.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .model, .zeros:
      var container = encoder.singleValueContainer()
      try container.encode(self == .zeros ? "zeros" : "model")
    case .normal(let deviation):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(deviation, forKey: .normal)
    case .values(let values):
      var container = encoder.singleValueContainer()
      try container.encode(values)
    }
  }
}
