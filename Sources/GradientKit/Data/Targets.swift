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
