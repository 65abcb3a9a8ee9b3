/// The loss of class scores against the index of the right class.
///
/// Write the formula in ``value(_:_:)``; slopes come from evaluating it on dual numbers, four directions a pass. Override
/// ``evaluate(_:labels:losses:slopes:)`` only for speed or numerical stability.
public protocol ClassificationLoss: Loss {
  /// The loss of one example.
  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S

  /// How many scores the loss needs for this many classes; one a class unless overridden.
  ///
  /// - Throws: ``SettingError`` when the loss cannot tell that many classes apart.
  func scoreCount(classes: Int) throws -> Int

  /// The losses of a batch and their slopes by every score.
  ///
  /// `scores` and `slopes` are row-major, one row of as many scores as ``scoreCount(classes:)`` says an example; `labels`
  /// and `losses` have one element an example.
  func evaluate(
    _ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>, slopes: inout MutableSpan<Double>)

  /// What the formula says of a batch, without slopes; ``evaluate(_:labels:losses:slopes:)`` may come to the same in
  /// another way. Differences are taken of it.
  func values(_ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>)

  /// The derivatives of a batch's slopes when its scores move along `tangents`: the second derivatives of the loss by the
  /// scores times the tangents, in the order of the scores.
  func evaluateTangents(
    _ scores: Span<Double>, labels: Span<Int32>, tangents: Span<Double>, slopeTangents: inout MutableSpan<Double>)
}

extension ClassificationLoss {
  /// One score a class.
  public func scoreCount(classes: Int) throws -> Int { classes }

  /// The formula on doubles, row by row.
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

  /// The losses and slopes of a batch, by evaluating the formula on dual numbers, four directions a pass.
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

  /// The derivatives of a batch's slopes along its tangents, by evaluating the formula on hyper-dual numbers, one pass per
  /// score.
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
