/// A loss of a predicted number against its target.
///
/// Implement the formula in ``value(_:_:)``; slopes come from its evaluation on dual numbers. Override
/// ``evaluate(_:against:losses:slopes:)`` only for speed or numerical stability: its results are checked against
/// central differences of the formula.
public protocol RegressionLoss: Loss {
  /// Returns the loss of one example.
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S

  /// Computes the losses of a batch and their slopes with respect to the prediction; all four spans have one element
  /// per example.
  func evaluate(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
    slopes: inout MutableSpan<Double>)

  /// Computes the losses of a batch by the formula, without slopes; ``evaluate(_:against:losses:slopes:)`` may compute
  /// them in another way. Differences use this method.
  func values(_ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>)

  /// Computes the derivatives of a batch's slopes along `tangents` of the predictions: the second derivative of the
  /// loss with respect to the prediction, times the tangent.
  func evaluateTangents(
    _ predictions: Span<Double>, against targets: Span<Double>, tangents: Span<Double>,
    slopeTangents: inout MutableSpan<Double>)
}

extension RegressionLoss {
  /// Evaluates the formula on doubles, row by row.
  @inlinable public func values(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>
  ) {
    let count = predictions.count
    precondition(targets.count == count && losses.count == count)
    for example in 0..<count {
      losses[unchecked: example] = value(predictions[unchecked: example], targets[unchecked: example])
    }
  }

  // Inlinable, so that a plugin's compiler specialises the loop for its formula; otherwise every example goes through
  // unspecialised generics, about fifteen times slower.
  /// Computes the losses and slopes of a batch on dual numbers.
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

  /// Computes the derivatives of a batch's slopes on hyper-dual numbers.
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
