import GradientKit

/// Judges a run: which rule stops it, and how it ended.
struct Judge {
  private let rules: [StoppingRule]
  private var recent = RecentPoints()
  private var epochs = EpochLosses()

  /// A judge with these rules, the first of which counts.
  init(_ rules: [StoppingRule]) { self.rules = rules }

  /// The monitored loss at the end of every epoch so far.
  var epochLosses: [Double] { epochs.values }

  /// Takes in the loss at the end of an epoch: of validation, or of training where nothing is held out.
  mutating func recordEpoch(_ row: Trace.Row) {
    if let monitored = row.validation ?? row.training { epochs.append(monitored.loss) }
  }

  /// Takes in a point and its loss.
  mutating func record(_ point: [Double], loss: Double?) { recent.record(point, loss: loss) }

  /// The first rule that ends the run here.
  ///
  /// `knownSlope` is the largest element of the whole objective's gradient, where the step has computed it; `largestSlope`
  /// gives the same where a rule needs it and it is not known.
  func reason(at row: Trace.Row, knownSlope: Double?, largestSlope: () throws -> Double) rethrows -> StopReason? {
    for rule in rules {
      var slope = knownSlope
      if slope == nil, case .gradient = rule { slope = try largestSlope() }
      let value = recent.value(of: rule, gradient: slope, counts: row.counts, seconds: row.seconds, wait: epochs.wait)
      if let value { return StopReason(rule: rule, value: value, step: row.step) }
    }
    return nil
  }

  /// How a run ended that made all its steps.
  ///
  /// `isNew` says whether the point has not been recorded yet.
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

/// What the curvature says about the point where a run ended with a small gradient.
enum EndPoint {
  /// The largest dimension for which second derivatives are computed.
  static let dimensionLimit = 64
  /// No element of a converged run's gradient is larger, in magnitude.
  static let convergedGradient = 1e-8

  /// `saddle`, `maximum`, `plateau` or `converged`; `nil` where the gradient is not small, or the dimension too large to tell.
  static func verdict(of objective: any Objective, at point: [Double], gradient: [Double]) throws -> Verdict? {
    let largest = maximumNorm(gradient)
    guard largest <= 1e-4 else { return nil }
    guard point.count <= dimensionLimit else { return largest <= convergedGradient ? .converged : nil }
    let hessian = try objective.hessian(at: point, on: .all)
    guard hessian.elements.allSatisfy(\.isFinite) else { return largest <= convergedGradient ? .converged : nil }
    let eigenvalues = SymmetricEigenvalues(hessian).ascending
    guard let least = eigenvalues.first, let greatest = eigenvalues.last else { return nil }
    let curvature = max(least.magnitude, greatest.magnitude)
    // How far a minimum would be with this slope and this curvature; far away the gradient vanishes without one.
    let distance = largest == 0 ? 0 : largest / curvature
    if distance > 1e-3 { return largest <= 1e-6 ? .plateau : nil }
    // Second derivatives by differences are uncertain by about this share of the largest.
    let rounding = 1e-5 * curvature
    if greatest < -rounding && largest <= 1e-6 { return .maximum }
    if least < -rounding && largest <= 1e-6 { return .saddle }
    return largest <= convergedGradient ? .converged : nil
  }
}
