import GradientKit

/// The last points and losses of a run, on which stopping rules and verdicts depend.
struct RecentPoints {
  /// The losses at the last two points, newest first.
  private var losses: [Double] = []
  /// The last three points, newest first.
  private var points: [[Double]] = []
  /// The number of consecutive steps that returned to the point before last.
  private(set) var returns = 0
  private var firstLoss: Double?

  /// Records the point of a step and its loss.
  mutating func record(_ point: [Double], loss: Double?) {
    points.insert(point, at: 0)
    if points.count > 3 { points.removeLast() }
    guard let loss else { return }
    losses.insert(loss, at: 0)
    if losses.count > 2 { losses.removeLast() }
    firstLoss = firstLoss ?? loss
    returns = isReturn ? returns + 1 : 0
  }

  /// Returns whether a loss is so far above the first one that the run counts as diverged although it is finite.
  func isRunaway(_ loss: Double) -> Bool { Self.isRunaway(loss, from: firstLoss ?? 0) }

  /// Returns whether a loss is so far above `first` that the run counts as diverged although it is finite.
  static func isRunaway(_ loss: Double, from first: Double) -> Bool {
    loss.magnitude > 1e10 * max(1, first.magnitude)
  }

  /// Whether the newest point equals the one before last but not the last one.
  private var isReturn: Bool {
    guard points.count == 3 else { return false }
    let scale = points[0].reduce(1e-300) { max($0, $1.magnitude) }
    return distance(0, 2) <= 1e-9 * scale && distance(0, 1) > 1e-6 * scale
  }

  /// Whether the newest loss equals the last one only because the point oscillates.
  ///
  /// For x² from 2 at rate 1, the values at 2 and at −2 are equal, but nothing has converged.
  private var isSwinging: Bool {
    let moved = distance(0, 1)
    return moved > 0 && distance(0, 2) <= 1e-3 * moved
  }

  /// Returns the quantity that a rule bounds, if it is small enough to stop.
  func value(of rule: StoppingRule, gradient: Double?, counts: EvaluationCounts, seconds: Double, wait: Int) -> Double?
  {
    switch rule {
    case .gradient(let bound):
      return gradient.flatMap { $0 <= bound ? $0 : nil }
    case .change(let bound):
      guard losses.count == 2, points.count == 3, !isSwinging, hasMoved(gradient) else { return nil }
      let change = (losses[0] - losses[1]).magnitude
      return change <= bound ? change : nil
    case .relativeChange(let bound):
      guard losses.count == 2, points.count == 3, !isSwinging, hasMoved(gradient) else { return nil }
      let change = (losses[0] - losses[1]).magnitude / max(losses[0].magnitude, .leastNormalMagnitude)
      return change <= bound ? change : nil
    case .movement(let bound):
      guard points.count >= 2, hasMoved(gradient) else { return nil }
      let moved = distance(0, 1)
      return moved <= bound ? moved : nil
    case .target(let bound):
      return losses.first.flatMap { $0 <= bound ? $0 : nil }
    case .evaluations(let bound):
      let count = counts.losses + counts.gradients
      return count >= bound ? Double(count) : nil
    case .time(let bound):
      return seconds >= bound ? seconds : nil
    case .patience(let bound):
      return wait >= bound ? Double(wait) : nil
    }
  }

  /// Returns whether the last step moved, or had no reason to; a rejected candidate tells nothing about the slope.
  private func hasMoved(_ gradient: Double?) -> Bool { distance(0, 1) > 0 || gradient == 0 }

  private func distance(_ left: Int, _ right: Int) -> Double {
    Double.sqrt(zip(points[left], points[right]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  }
}
