import GradientKit

/// A line search for the strong Wolfe conditions f(t) ≤ f(0) + c₁ t f′(0) and |f′(t)| ≤ c₂ |f′(0)|.
///
/// Nocedal and Wright 2006, algorithms 3.5 and 3.6. Step lengths follow from cubic interpolation, kept away from the
/// ends of the bracket by a tenth of its width; before there is a bracket, they grow by factors of two to ten.
struct WolfeSearch: Sendable {
  var decrease = 1e-4
  var flatness = 0.9
  var trialLimit = 25

  /// Returns the accepted trial; `nil` if no trial lowers the loss.
  ///
  /// If no trial satisfies both conditions, it is the lowest one that satisfies the first. A non-finite loss or
  /// derivative counts as too far.
  func search(
    from start: LineTrial, along direction: [Double], first: Double, asking oracle: inout Oracle
  ) throws -> LineTrial? {
    var low = start
    var high: LineTrial?
    var length = first
    for _ in 0..<trialLimit {
      let trial = try trial(length, from: start.point, along: direction, asking: &oracle)
      var previous: LineTrial?
      if trial.loss <= start.loss + decrease * length * start.slope, trial.loss < low.loss {
        if trial.slope.magnitude <= -flatness * start.slope { return trial }
        // The derivative tells where the minimum is: beyond the trial, or back towards the best one so far.
        let ahead = high.map { $0.length - low.length } ?? 1
        if trial.slope * ahead >= 0 { high = low }
        previous = low
        low = trial
      } else {
        high = trial
      }
      if let high {
        length = Self.length(between: low, high)
      } else if let previous {
        let guess = LineTrial.cubicMinimum(previous, low) ?? .infinity
        length = min(max(guess, 2 * low.length), 10 * low.length)
      }
      guard length.isFinite, length > 0, length != low.length else { break }
    }
    return low.length > 0 ? low : nil
  }

  private static func length(between low: LineTrial, _ high: LineTrial) -> Double {
    let width = high.length - low.length
    guard high.loss.isFinite else { return low.length + width / 10 }
    guard let guess = LineTrial.cubicMinimum(low, high) else { return low.length + width / 2 }
    let (left, right) = (min(low.length, high.length), max(low.length, high.length))
    return min(max(guess, left + width.magnitude / 10), right - width.magnitude / 10)
  }

  private func trial(
    _ length: Double, from start: [Double], along direction: [Double], asking oracle: inout Oracle
  ) throws -> LineTrial {
    var point = start
    point.add(length, times: direction)
    let (loss, gradient) = try oracle.lossAndGradient(at: point)
    let slope = gradient.innerProduct(direction)
    let isFinite = loss.isFinite && slope.isFinite
    return LineTrial(
      length: length, loss: isFinite ? loss : .infinity, slope: isFinite ? slope : 0, point: point, gradient: gradient)
  }
}

extension [Double] {
  /// Returns Σ aᵢ bᵢ, summed in order.
  func innerProduct(_ other: [Double]) -> Double {
    var sum = 0.0
    for index in indices { sum += self[index] * other[index] }
    return sum
  }

  /// Adds c b to the array, with the factor c and the other array b.
  mutating func add(_ factor: Double, times other: [Double]) {
    for index in indices { self[index] += factor * other[index] }
  }
}
