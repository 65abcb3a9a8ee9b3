/// How often an objective was asked.
public struct EvaluationCounts: Sendable, Equatable {
  /// Loss values; a gradient by differences takes several.
  public var losses = 0
  /// Analytic gradients; each gives the loss at its point as well.
  public var gradients = 0
  /// Examples looked at, summed over all of these.
  public var examples = 0

  /// Nothing asked yet.
  public init() {}
}
