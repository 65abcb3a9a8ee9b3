/// A loss of class scores against the index of the correct class.
///
/// Implement the formula in ``value(_:_:)``; slopes come from its evaluation on dual numbers, four directions per pass.
/// Override ``evaluate(_:labels:losses:slopes:)`` only for speed or numerical stability.
public protocol ClassificationLoss: Loss {
  /// Returns the loss of one example.
  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S

  /// Returns the number of scores for this many classes; by default one per class.
  ///
  /// - Throws: ``SettingError`` if the loss does not support that many classes.
  func scoreCount(classes: Int) throws -> Int

  /// Computes the losses of a batch and their slopes with respect to every score.
  ///
  /// `scores` and `slopes` are row-major, with one row of ``scoreCount(classes:)`` scores per example; `labels` and
  /// `losses` have one element per example.
  func evaluate(
    _ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>, slopes: inout MutableSpan<Double>)

  /// Computes the losses of a batch by the formula, without slopes; ``evaluate(_:labels:losses:slopes:)`` may compute
  /// them in another way. Differences use this method.
  func values(_ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>)

  /// Computes the derivatives of a batch's slopes along `tangents` of the scores: the Hessian of the loss times the
  /// tangents, in the order of the scores.
  func evaluateTangents(
    _ scores: Span<Double>, labels: Span<Int32>, tangents: Span<Double>, slopeTangents: inout MutableSpan<Double>)
}

extension ClassificationLoss {
  /// Returns one score per class.
  public func scoreCount(classes: Int) throws -> Int { classes }

  /// Evaluates the formula on doubles, row by row.
  @inlinable public func values(_ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>) {
    let count = labels.count
    guard count > 0 else { return }
    let width = scores.count / count
    precondition(scores.count == count * width && losses.count == count)
    var row = Scores<Double>(repeating: 0, count: width)
    for example in 0..<count {
      for score in 0..<width { row[score] = scores[unchecked: example * width + score] }
      losses[unchecked: example] = value(row, Int(labels[unchecked: example]))
    }
  }

  /// Computes the losses and slopes of a batch on dual numbers, four directions per pass.
  @inlinable public func evaluate(
    _ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>, slopes: inout MutableSpan<Double>
  ) {
    let count = labels.count
    guard count > 0 else { return }
    let width = scores.count / count
    precondition(scores.count == count * width && losses.count == count && slopes.count == scores.count)
    var seeded = Scores<Dual4>(repeating: 0, count: width)
    for example in 0..<count {
      let row = example * width
      let label = Int(labels[unchecked: example])
      for first in stride(from: 0, to: width, by: 4) {
        for score in 0..<width {
          seeded[score] = Dual4(scores[unchecked: row + score])
        }
        let directions = min(4, width - first)
        for direction in 0..<directions { seeded[first + direction].slopes[direction] = 1 }
        let loss = value(seeded, label)
        losses[unchecked: example] = loss.value
        for direction in 0..<directions {
          slopes[unchecked: row + first + direction] = loss.slopes[direction]
        }
      }
    }
  }

  /// Computes the derivatives of a batch's slopes along its tangents on hyper-dual numbers, one pass per score.
  @inlinable public func evaluateTangents(
    _ scores: Span<Double>, labels: Span<Int32>, tangents: Span<Double>, slopeTangents: inout MutableSpan<Double>
  ) {
    let count = labels.count
    guard count > 0 else { return }
    let width = scores.count / count
    precondition(scores.count == count * width && tangents.count == scores.count)
    precondition(slopeTangents.count == scores.count)
    var seeded = Scores<HyperDual>(repeating: 0, count: width)
    for example in 0..<count {
      let row = example * width
      let label = Int(labels[unchecked: example])
      for score in 0..<width {
        seeded[score] = HyperDual(
          value: scores[unchecked: row + score], first: tangents[unchecked: row + score], second: 0, mixed: 0)
      }
      for score in 0..<width {
        seeded[score].second = 1
        slopeTangents[unchecked: row + score] = value(seeded, label).mixed
        seeded[score].second = 0
      }
    }
  }
}
