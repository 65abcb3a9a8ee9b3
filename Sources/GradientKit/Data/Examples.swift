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

/// What a model should say, an example each.
public enum Targets: Sendable {
  /// Numbers; they serve as class labels too when all are whole.
  case numbers([Double])
  /// Indices into the list of classes.
  case labels([Int32], classes: [String])

  /// The number of examples.
  public var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .labels(let values, _): values.count
    }
  }
}
