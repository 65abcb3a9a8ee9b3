import GradientKit

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
