extension StoppingRule: Codable {
  /// Reads a rule written `name=value`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let rule = StoppingRule(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no stopping rule")
    }
    self = rule
  }

  /// Writes the rule as `name=value`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    let value: String =
      switch self {
      case .gradient(let bound), .change(let bound), .relativeChange(let bound), .movement(let bound),
        .target(let bound), .time(let bound):
        String(bound)
      case .evaluations(let bound), .patience(let bound): String(bound)
      }
    try container.encode("\(name)=\(value)")
  }
}
