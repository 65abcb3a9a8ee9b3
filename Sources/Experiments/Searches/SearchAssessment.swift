/// How well the best point did that a search had found after some evaluations.
public struct SearchAssessment: Sendable, Codable, Equatable {
  /// The evaluations made until then.
  public var evaluations: Int
  /// The share of training examples classified right.
  public var trainingAccuracy: Double?
  /// The share classified right of examples that were not learned from; `nil` where there are none.
  public var accuracy: Double?
}
