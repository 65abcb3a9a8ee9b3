/// A loss with its targets, one per example of the table.
public enum Supervision: Sendable {
  /// One predicted number per example.
  case regression(any RegressionLoss, targets: [Double])
  /// `scoreCount` class scores per example.
  case classification(any ClassificationLoss, labels: [Int32], classes: [String], scoreCount: Int)

  /// Combines a loss and targets.
  ///
  /// Integers serve a classification loss as class labels: the distinct values in ascending order are the classes.
  /// - Throws: ``SettingError/unsuitable(component:reason:)`` if the two do not fit together.
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

  /// The number of scores that a model has to give.
  public var outputs: Int {
    switch self {
    case .regression: 1
    case .classification(_, _, _, let scoreCount): scoreCount
    }
  }

  /// The classes; `nil` for regression.
  public var classes: [String]? {
    if case .classification(_, _, let classes, _) = self { classes } else { nil }
  }

  /// Writes the losses of some examples, and their slopes with respect to the scores, to the first rows of `losses` and
  /// `slopes`.
  ///
  /// `positions` contains the indices of the examples in the table; row i of `scores` belongs to `positions[i]`.
  ///
  /// - Returns: The number of correct predictions.
  func judge(
    _ scores: Matrix, of positions: [Int32], losses: inout [Double], slopes: inout Matrix
  ) -> Int {
    let cells = positions.count * scores.columns
    precondition(positions.count <= losses.count && positions.count <= scores.rows && positions.count <= slopes.rows)
    return scores.elements.withUnsafeBufferPointer { scores in
      positions.withUnsafeBufferPointer { positions in
        losses.withUnsafeMutableBufferPointer { losses in
          slopes.elements.withUnsafeMutableBufferPointer { slopes in
            let scores = scores.extracting(0..<cells)
            judge(
              scores, of: positions, losses: losses.extracting(0..<positions.count),
              slopes: slopes.extracting(0..<cells))
            return countRight(scores, of: positions)
          }
        }
      }
    }
  }

  /// Writes the losses of some examples and their slopes with respect to the scores; `positions` contains their indices
  /// in the table.
  func judge(
    _ scores: UnsafeBufferPointer<Double>, of positions: UnsafeBufferPointer<Int32>,
    losses: UnsafeMutableBufferPointer<Double>, slopes: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(losses.count == positions.count && slopes.count == scores.count)
    var lossSpan = losses.mutableSpan
    var slopeSpan = slopes.mutableSpan
    switch self {
    case .regression(let loss, let targets):
      Self.withGathered(targets, positions) { wanted in
        loss.evaluate(scores.span, against: wanted.span, losses: &lossSpan, slopes: &slopeSpan)
      }
    case .classification(let loss, let labels, _, _):
      Self.withGathered(labels, positions) { wanted in
        loss.evaluate(scores.span, labels: wanted.span, losses: &lossSpan, slopes: &slopeSpan)
      }
    }
  }

  /// Writes the values of the loss's formula for some examples.
  func value(
    _ scores: UnsafeBufferPointer<Double>, of positions: UnsafeBufferPointer<Int32>,
    losses: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(losses.count == positions.count)
    var lossSpan = losses.mutableSpan
    switch self {
    case .regression(let loss, let targets):
      Self.withGathered(targets, positions) { loss.values(scores.span, against: $0.span, losses: &lossSpan) }
    case .classification(let loss, let labels, _, _):
      Self.withGathered(labels, positions) { loss.values(scores.span, labels: $0.span, losses: &lossSpan) }
    }
  }

  /// Returns the number of examples classified correctly.
  func countRight(_ scores: UnsafeBufferPointer<Double>, of positions: UnsafeBufferPointer<Int32>) -> Int {
    guard case .classification(_, let labels, _, let width) = self else { return 0 }
    let span = scores.span
    return positions.indices.count { example in
      Self.predictedClass(span.extracting(example * width..<(example + 1) * width))
        == Int(labels[Int(positions[example])])
    }
  }

  private static func withGathered<Element: BitwiseCopyable>(
    _ elements: [Element], _ positions: UnsafeBufferPointer<Int32>, _ body: (UnsafeBufferPointer<Element>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: positions.count) { gathered in
      for (index, position) in positions.enumerated() {
        gathered.initializeElement(at: index, to: elements[Int(position)])
      }
      body(UnsafeBufferPointer(gathered))
    }
  }

  /// Writes the derivatives of the slopes of some examples along `tangents` of their scores to the first rows of
  /// `slopeTangents`.
  func judgeTangents(_ scores: Matrix, tangents: Matrix, of positions: [Int32], slopeTangents: inout Matrix) {
    let cells = positions.count * scores.columns
    precondition(positions.count <= min(scores.rows, tangents.rows, slopeTangents.rows))
    scores.elements.withUnsafeBufferPointer { scores in
      tangents.elements.withUnsafeBufferPointer { tangents in
        slopeTangents.elements.withUnsafeMutableBufferPointer { slopeTangents in
          let scoreSpan = scores.extracting(0..<cells).span
          let tangentSpan = tangents.extracting(0..<cells).span
          var slopeSpan = slopeTangents.extracting(0..<cells).mutableSpan
          switch self {
          case .regression(let loss, let targets):
            let wanted = positions.map { targets[Int($0)] }
            loss.evaluateTangents(
              scoreSpan, against: wanted.span, tangents: tangentSpan, slopeTangents: &slopeSpan)
          case .classification(let loss, let labels, _, _):
            let wanted = positions.map { labels[Int($0)] }
            loss.evaluateTangents(scoreSpan, labels: wanted.span, tangents: tangentSpan, slopeTangents: &slopeSpan)
          }
        }
      }
    }
  }

  /// Returns the class with the highest score, the first in a tie; a single positive score means class 1.
  static func predictedClass(_ scores: Span<Double>) -> Int {
    guard scores.count > 1 else { return scores[0] > 0 ? 1 : 0 }
    var best = 0
    for index in 1..<scores.count where scores[index] > scores[best] { best = index }
    return best
  }
}
