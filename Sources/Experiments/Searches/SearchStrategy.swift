/// One strategy of a search, with its runs.
public struct SearchStrategy: Sendable, Codable, Equatable {
  /// What sets the strategy apart from the others: its name, or the whole spec where two have one name.
  public var label: String
  /// The optimizer, as a spec.
  public var optimizer: String
  /// The rate.
  public var rate: Double
  /// Whether it follows the gradient.
  public var usesGradient: Bool
  /// Its runs, in the order of seeds.
  public var runs: [SearchRun] = []
}
