/// Rows of features, each with its target.
public struct Examples: Sendable {
  /// One row an example.
  public var features: FeatureTable
  /// One target an example.
  public var targets: Targets

  /// Examples; both parts must have the same count.
  public init(features: FeatureTable, targets: Targets) {
    precondition(features.count == targets.count)
    self.features = features
    self.targets = targets
  }

  /// The number of examples.
  public var count: Int { features.count }
}
