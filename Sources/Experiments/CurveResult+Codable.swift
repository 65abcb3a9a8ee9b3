extension CurveResult: Codable {
  private enum CodingKeys: CodingKey {
    case plan, facts, series
  }

  /// Reads a result; how it is smoothed is chosen afterwards.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      plan: try container.decode(CurvePlan.self, forKey: .plan),
      facts: try container.decode(ProblemFacts.self, forKey: .facts),
      series: try container.decode([Series].self, forKey: .series))
  }

  /// Writes the runs, without what they are smoothed with.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(plan, forKey: .plan)
    try container.encode(facts, forKey: .facts)
    try container.encode(series, forKey: .series)
  }
}
