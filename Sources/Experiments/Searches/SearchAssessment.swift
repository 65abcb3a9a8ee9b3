/// How well the best point did that a search had found after some evaluations.
package struct SearchAssessment: Sendable, Codable, Equatable {
  /// The evaluations made until then.
  package var evaluations: Int
  /// The share of training examples classified right.
  package var trainingAccuracy: Double?
  /// The share classified right of examples that were not learned from; `nil` where there are none.
  package var accuracy: Double?
}
