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

/// The examples on which an objective is evaluated.
public struct Batch: Sendable {
  /// The indices of examples; `nil` stands for all of them in stored order.
  @usableFromInline package let order: [Int32]?
  /// The range of the batch in `order`, or in all examples.
  @usableFromInline package let range: Range<Int>?

  /// The batch of all examples.
  public static let all = Batch(order: nil, range: nil)

  /// Creates the batch of the examples at `order[range]`; the array is shared, not copied.
  public init(_ order: [Int32], range: Range<Int>) {
    self.init(order: order, range: range)
  }

  init(order: [Int32]?, range: Range<Int>?) {
    self.order = order
    self.range = range
  }

  /// Whether the batch contains all examples in stored order, like ``all``.
  public var isWhole: Bool { order == nil && range == nil }

  /// Returns the number of examples, for an objective with `total` of them.
  public func count(of total: Int) -> Int { range?.count ?? total }
}
