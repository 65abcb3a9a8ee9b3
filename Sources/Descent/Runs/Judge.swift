import GradientKit

/// Decides which rule stops a run, and how the run ended.
struct Judge {
  private let rules: [StoppingRule]
  private var recent = RecentPoints()
  private var epochs = EpochLosses()

  /// Creates a judge; the first rule that holds stops the run.
  init(_ rules: [StoppingRule]) { self.rules = rules }

  /// The monitored loss at the end of every epoch so far.
  var epochLosses: [Double] { epochs.values }

  /// Records the loss at the end of an epoch, over the validation examples or, if there are none, the training
  /// examples.
  mutating func recordEpoch(_ row: Trace.Row) {
    if let monitored = row.validation ?? row.training { epochs.append(monitored.loss) }
  }

  mutating func record(_ point: [Double], loss: Double?) { recent.record(point, loss: loss) }

  /// Returns the first rule that ends the run at this point.
  ///
  /// `knownSlope` is the largest element of the whole objective's gradient, if the step computed it; `largestSlope`
  /// computes it if a rule needs it otherwise.
  func reason(at row: Trace.Row, knownSlope: Double?, largestSlope: () throws -> Double) rethrows -> StopReason? {
    for rule in rules {
      var slope = knownSlope
      if slope == nil, case .gradient = rule { slope = try largestSlope() }
      let value = recent.value(of: rule, gradient: slope, counts: row.counts, seconds: row.seconds, wait: epochs.wait)
      if let value { return StopReason(rule: rule, value: value, step: row.step) }
    }
    return nil
  }

  /// Returns the verdict on a run that made all its steps.
  ///
  /// `isNew` is whether the point has not been recorded yet.
  func verdict(
    at point: [Double], loss: Double, gradient: [Double], isNew: Bool, step: Int, of objective: any Objective
  ) throws -> Verdict {
    var recent = recent
    if isNew { recent.record(point, loss: loss) }
    if !loss.isFinite || recent.isRunaway(loss) { return .diverged(step: step) }
    if recent.returns >= 3 { return .cycling }
    return try EndPoint.verdict(of: objective, at: point, gradient: gradient) ?? .budget
  }
}

/// Classifies the point at which a run ended with a small gradient, by its curvature.
enum EndPoint {
  /// The largest dimension for which second derivatives are computed.
  static let dimensionLimit = 64
  /// The largest magnitude of a gradient element at a converged point.
  static let convergedGradient = 1e-8

  /// Returns `saddle`, `maximum`, `plateau` or `converged`; `nil` if the gradient is not small or the dimension is too
  /// large.
  static func verdict(of objective: any Objective, at point: [Double], gradient: [Double]) throws -> Verdict? {
    let largest = maximumNorm(gradient)
    guard largest <= 1e-4 else { return nil }
    guard point.count <= dimensionLimit else { return largest <= convergedGradient ? .converged : nil }
    let hessian = try objective.hessian(at: point, on: .all)
    guard hessian.elements.allSatisfy(\.isFinite) else { return largest <= convergedGradient ? .converged : nil }
    let eigenvalues = SymmetricEigenvalues(hessian).ascending
    guard let least = eigenvalues.first, let greatest = eigenvalues.last else { return nil }
    let curvature = max(least.magnitude, greatest.magnitude)
    // The distance to a minimum with this slope and curvature; far away, the gradient may vanish without one.
    let distance = largest == 0 ? 0 : largest / curvature
    if distance > 1e-3 { return largest <= 1e-6 ? .plateau : nil }
    // The approximate uncertainty of second derivatives by differences, relative to the largest.
    let rounding = 1e-5 * curvature
    if greatest < -rounding && largest <= 1e-6 { return .maximum }
    if least < -rounding && largest <= 1e-6 { return .saddle }
    return largest <= convergedGradient ? .converged : nil
  }
}
