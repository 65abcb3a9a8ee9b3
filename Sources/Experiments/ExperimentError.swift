/// What can be wrong with a plan once the data is known.
public enum ExperimentError: Error, Sendable, Equatable {
  /// The initial point has another number of parameters than the model.
  case wrongStart(given: Int, needed: Int)
  /// The validation share leaves too few examples on one side.
  case badSplit(share: Double, examples: Int)
  /// A data source gave examples that cannot be used, and why.
  case unusableData(name: String, reason: String)
  /// The model has no parameters to learn.
  case nothingToLearn
  /// A row to be predicted has another number of features than the data.
  case wrongFeatures(given: Int, needed: Int)
  /// There is no such direction at the point, and why.
  case noDirection(reason: String)
  /// There is nothing to see from the point, and why.
  case noPoint(reason: String)
  /// A landscape of that kind cannot be drawn of this problem, and why.
  case noLandscape(reason: String)
  /// More steps than can be recorded.
  case tooLong(steps: Int, limit: Int)
}

extension ExperimentError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .wrongStart(let given, let needed):
      "the initial point has \(given) number\(given == 1 ? "" : "s"), but \(needed) \(needed == 1 ? "is" : "are") needed, "
        + "one a parameter; name \(needed == 1 ? "it" : "all \(needed)"), or use zeros or normal:0.01"
    case .badSplit(let share, let examples):
      "--validation \(share) of \(examples) examples leaves none on one side; try --validation 0"
    case .unusableData(let name, let reason):
      "the data set '\(name)' cannot be used: \(reason)"
    case .nothingToLearn:
      "the model has no parameters, so there is nothing to learn"
    case .wrongFeatures(let given, let needed):
      "--predict: a row has \(needed) feature\(needed == 1 ? "" : "s") here, joined by commas, but \(given) "
        + "\(given == 1 ? "is" : "are") given"
    case .noDirection(let reason), .noPoint(let reason), .noLandscape(let reason):
      reason
    case .tooLong(let steps, let limit):
      "\(steps) steps are more than the \(limit) that can be recorded; lower --epochs or --steps, or raise --batch-size"
    }
  }
}
