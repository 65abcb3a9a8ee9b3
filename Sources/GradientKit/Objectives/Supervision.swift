/// A loss together with what it holds predictions against, one target an example of the table.
public enum Supervision: Sendable {
  /// One number predicted an example.
  case regression(any RegressionLoss, targets: [Double])
  /// Class scores an example; `scoreCount` of them.
  case classification(any ClassificationLoss, labels: [Int32], classes: [String], scoreCount: Int)

  /// Joins a loss and targets.
  ///
  /// Whole numbers serve a classification loss as class labels: the distinct values in ascending order are the classes.
  /// - Throws: ``SettingError/unsuitable(component:reason:)`` when the two do not fit.
  public init(_ loss: any Loss, targets: Targets) throws {
    let name = type(of: loss).name
    switch (loss, targets) {
    case (let loss as any RegressionLoss, .numbers(let values)):
      self = .regression(loss, targets: values)
    case (is any RegressionLoss, .labels(_, let classes)):
      throw SettingError.unsuitable(
        component: name,
        reason: "predicts a number, but the targets are \(classes.count) classes; choose a classification loss, such "
          + "as 'svm' or 'softmax'")
    case (let loss as any ClassificationLoss, .labels(let labels, let classes)):
      try self.init(loss, labels: labels, classes: classes)
    case (let loss as any ClassificationLoss, .numbers(let values)):
      let distinct = Set(values).sorted()
      guard distinct.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e9 }), distinct.count <= max(2, values.count / 2)
      else {
        throw SettingError.unsuitable(
          component: name,
          reason: "tells classes apart, but the targets are \(distinct.count) different numbers; choose a regression "
            + "loss, such as 'mse' or 'mae'")
      }
      let indices = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32($0)) })
      try self.init(loss, labels: values.map { indices[$0] ?? 0 }, classes: distinct.map { String(Int($0)) })
    default:
      throw SettingError.unsuitable(
        component: name, reason: "conforms to neither RegressionLoss nor ClassificationLoss")
    }
  }

  private init(_ loss: any ClassificationLoss, labels: [Int32], classes: [String]) throws {
    guard classes.count >= 2 else {
      throw SettingError.unsuitable(
        component: type(of: loss).name, reason: "there is only one class, '\(classes.first ?? "")'; nothing to learn")
    }
    self = .classification(
      loss, labels: labels, classes: classes, scoreCount: try loss.scoreCount(classes: classes.count))
  }

  /// The number of scores a model has to give.
  public var outputs: Int {
    switch self {
    case .regression: 1
    case .classification(_, _, _, let scoreCount): scoreCount
    }
  }

  /// The classes, or `nil` for numbers.
  public var classes: [String]? {
    if case .classification(_, _, let classes, _) = self { classes } else { nil }
  }

  /// Writes the losses of some examples and their slopes by the scores over the first rows of `losses` and `slopes`.
  ///
  /// `positions` is where the examples stand in the table; row i of `scores` belongs to `positions[i]`.
  ///
  /// - Returns: How many of them have their class predicted right.
  func judge(
    _ scores: Matrix, of positions: [Int32], losses: inout [Double], slopes: inout Matrix
  ) -> Int {
    let count = positions.count
    let cells = count * scores.columns
    precondition(count <= losses.count && count <= scores.rows && count <= slopes.rows)
    return scores.elements.withUnsafeBufferPointer { scores in
      losses.withUnsafeMutableBufferPointer { losses in
        slopes.elements.withUnsafeMutableBufferPointer { slopes in
          let scoreSpan = scores.extracting(0..<cells).span
          var lossSpan = losses.extracting(0..<count).mutableSpan
          var slopeSpan = slopes.extracting(0..<cells).mutableSpan
          switch self {
          case .regression(let loss, let targets):
            let wanted = positions.map { targets[Int($0)] }
            loss.evaluate(scoreSpan, against: wanted.span, losses: &lossSpan, slopes: &slopeSpan)
            return 0
          case .classification(let loss, let labels, _, let width):
            let wanted = positions.map { labels[Int($0)] }
            loss.evaluate(scoreSpan, labels: wanted.span, losses: &lossSpan, slopes: &slopeSpan)
            return wanted.indices.count { example in
              Self.predictedClass(scoreSpan.extracting(example * width..<(example + 1) * width)) == Int(wanted[example])
            }
          }
        }
      }
    }
  }

  /// The class with the highest score, the first of equals; a single score says class 1 where it is positive.
  static func predictedClass(_ scores: Span<Double>) -> Int {
    guard scores.count > 1 else { return scores[0] > 0 ? 1 : 0 }
    var best = 0
    for index in 1..<scores.count where scores[index] > scores[best] { best = index }
    return best
  }
}
