/// Rows of features with their targets.
public struct Examples: Sendable {
  /// The features, one row per example.
  public var features: FeatureTable
  /// The targets, one per example.
  public var targets: Targets

  /// Creates examples; both parts have the same count.
  public init(features: FeatureTable, targets: Targets) {
    precondition(features.count == targets.count)
    self.features = features
    self.targets = targets
  }

  /// The number of examples.
  public var count: Int { features.count }
}

/// The values that a model predicts, one per example.
public enum Targets: Sendable {
  /// Numbers, which serve as class labels too if all are integers.
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
