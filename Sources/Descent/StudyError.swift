import Wording

/// An error in a plan that is found once the data is known.
package enum StudyError: Error, Sendable, Equatable {
  /// The initial point does not have the number of parameters of the model.
  case wrongStart(given: Int, needed: Int)
  /// The validation share leaves too few examples on one side.
  case badSplit(share: Double, examples: Int)
  /// A data source gave unusable examples, for this reason.
  case unusableData(name: String, reason: String)
  /// The model has no parameters to learn.
  case nothingToLearn
  /// A row to predict does not have the number of features of the data.
  case wrongFeatures(given: Int, needed: Int)
  /// There is no such direction at the point, for this reason.
  case noDirection(reason: String)
  /// The point has nothing to show, for this reason.
  case noPoint(reason: String)
  /// No landscape of this kind exists for the problem, for this reason.
  case noLandscape(reason: String)
  /// There are more steps than can be recorded.
  case tooLong(steps: Int, limit: Int)
  /// There are more parameters than a figure has directions.
  case tooManyParameters(count: Int, limit: Int)
  /// A window does not have one range per parameter.
  case wrongWindow(given: Int, needed: Int)
  /// The default rates depend on the curvature at the start, which is not positive, or `nil` because the gradient
  /// jumps.
  case noCurvature(value: Double?)
  /// The point to measure distances from does not have one coordinate per parameter.
  case wrongMinimum(given: Int, needed: Int)
  /// The varied coordinate of the initial point does not exist.
  case noCoordinate(name: String, dimension: Int)
  /// Momentum is varied, but the optimizer keeps no velocity.
  case noMomentum(optimizer: String)
  /// An axis has no values.
  case noValues(name: String)
  /// There are more runs than a figure can show.
  case tooManyRuns(count: Int, limit: Int)
  /// No component of the runs has the varied setting.
  case noSetting(name: String)
}

extension StudyError: CustomStringConvertible {
  /// The problem and its remedy.
  package var description: String {
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
    case .tooManyParameters(let count, let limit):
      "a path is drawn over at most \(limit) parameters, but here are \(count); descend a surface, or learn a model as small "
        + "as linear on data with one feature"
    case .wrongWindow(let given, let needed):
      "--window has \(given) range\(given == 1 ? "" : "s"), but \(needed) \(needed == 1 ? "is" : "are") needed, such as "
        + "--window=\(needed == 1 ? "-3,3" : "-2,2,-1,3")"
    case .noCurvature(let value):
      "rates follow from the largest curvature at the start, which \(value.map { "is \(NumberText($0))" } ?? "cannot be had") "
        + "here; name rates, such as --lr 0.01 0.1 1"
    case .wrongMinimum(let given, let needed):
      "--minimum has \(given) number\(given == 1 ? "" : "s"), but there \(needed == 1 ? "is 1 parameter" : "are \(needed) parameters")"
    case .noCoordinate(let name, let dimension):
      "there \(dimension == 1 ? "is 1 coordinate" : "are \(dimension) coordinates") to begin at, so '\(name)' cannot be varied"
    case .noValues(let name):
      "'\(name)' needs values on an axis; give them after =, such as \(name)=0.1:0.9:5"
    case .tooManyRuns(let count, let limit):
      "\(count) runs are more than a heat map can show; at most \(limit) are made"
    case .noSetting(let name):
      "'\(name)' is a setting of nothing in these runs; name a component that they have, such as sgd:momentum"
    case .noMomentum(let optimizer):
      "'\(optimizer)' has no momentum to vary; 'sgd', 'momentum' and 'nesterov' have"
    }
  }
}
