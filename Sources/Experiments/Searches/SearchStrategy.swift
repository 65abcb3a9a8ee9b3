/// One strategy of a search, with its runs.
package struct SearchStrategy: Sendable, Codable, Equatable {
  /// What sets the strategy apart from the others: its name, or the whole spec where two have one name.
  package var label: String
  /// The optimizer, as a spec.
  package var optimizer: String
  /// The rate.
  package var rate: Double
  /// Whether it follows the gradient.
  package var usesGradient: Bool
  /// Its runs, in the order of seeds.
  package var runs: [SearchRun] = []
}
