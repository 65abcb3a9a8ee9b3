/// The loss of a predicted number against a true number.
///
/// Write the formula in ``value(_:_:)``; slopes come from evaluating it on dual numbers. Override
/// ``evaluate(_:against:losses:slopes:)`` only for speed or numerical stability: what it writes is held against central
/// differences of the formula.
public protocol RegressionLoss: Loss {
  /// The loss of one example.
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S

  /// The losses of a batch and their slopes by the prediction; all four spans have one element an example.
  func evaluate(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
    slopes: inout MutableSpan<Double>)

  /// What the formula says of a batch, without slopes; ``evaluate(_:against:losses:slopes:)`` may come to the same in
  /// another way. Differences are taken of it.
  func values(_ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>)

  /// The derivatives of a batch's slopes when its predictions move along `tangents`: the second derivative of the loss by
  /// the prediction times the tangent.
  func evaluateTangents(
    _ predictions: Span<Double>, against targets: Span<Double>, tangents: Span<Double>,
    slopeTangents: inout MutableSpan<Double>)
}

extension RegressionLoss {
  /// The formula on doubles, row by row.
  @inlinable public func values(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>
  ) {
    let count = predictions.count
    precondition(targets.count == count && losses.count == count)
    for example in 0..<count {
      losses[unchecked: example] = value(predictions[unchecked: example], targets[unchecked: example])
    }
  }

  // Inlinable, so that a plugin's own compiler specialises the loop for its formula: without it every example goes
  // through unspecialised generics, about fifteen times slower.
  /// The losses and slopes of a batch, by evaluating the formula on dual numbers.
  @inlinable public func evaluate(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
    slopes: inout MutableSpan<Double>
  ) {
    let count = predictions.count
    precondition(targets.count == count && losses.count == count && slopes.count == count)
    for example in 0..<count {
      let loss = value(
        Dual(value: predictions[unchecked: example], slope: 1), Dual(targets[unchecked: example]))
      losses[unchecked: example] = loss.value
      slopes[unchecked: example] = loss.slope
    }
  }

  /// The derivatives of a batch's slopes, by evaluating the formula on hyper-dual numbers.
  @inlinable public func evaluateTangents(
    _ predictions: Span<Double>, against targets: Span<Double>, tangents: Span<Double>,
    slopeTangents: inout MutableSpan<Double>
  ) {
    let count = predictions.count
    precondition(targets.count == count && tangents.count == count && slopeTangents.count == count)
    for example in 0..<count {
      let prediction = HyperDual(
        value: predictions[unchecked: example], first: tangents[unchecked: example], second: 1, mixed: 0)
      slopeTangents[unchecked: example] = value(prediction, HyperDual(targets[unchecked: example])).mixed
    }
  }
}
