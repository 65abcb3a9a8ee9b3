import GradientKit

/// What the curvature says about the point where a run ended with a small gradient.
enum EndPoint {
  /// The largest dimension for which second derivatives are computed.
  static let dimensionLimit = 64

  /// `saddle`, `plateau` or `converged`; `nil` where the gradient is not small, or the dimension too large to tell.
  static func verdict(of objective: any Objective, at point: [Double], gradient: [Double]) throws -> Verdict? {
    let largest = gradient.reduce(0) { max($0, $1.magnitude) }
    guard largest <= 1e-4 else { return nil }
    guard point.count <= dimensionLimit else { return largest <= 1e-8 ? .converged : nil }
    let hessian = try objective.hessian(at: point, on: .all)
    guard hessian.elements.allSatisfy(\.isFinite) else { return largest <= 1e-8 ? .converged : nil }
    let eigenvalues = SymmetricEigenvalues(hessian).ascending
    guard let least = eigenvalues.first, let greatest = eigenvalues.last else { return nil }
    // Rounding leaves second derivatives by differences uncertain by about this much.
    let tolerance = 1e-5 * max(1, greatest.magnitude)
    if least < -tolerance && largest <= 1e-6 { return .saddle }
    if largest <= 1e-8 && greatest > tolerance { return .converged }
    // With a curvature this small the minimum may be anywhere: the gradient vanishes without one.
    if greatest <= tolerance { return .plateau }
    return nil
  }
}
