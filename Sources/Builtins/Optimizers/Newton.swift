package import GradientKit

/// Newton's method θ ← θ − η H⁻¹ g with the matrix H of second derivatives.
///
/// Nocedal and Wright 2006, section 3.4. H is factorised as L Lᵀ. Where it is not positive definite to nine digits, at a
/// saddle, on a crest or along a flat valley, that fails, and H + 2 τ I stands for H, with the first τ of 1e-8 ‖H‖,
/// 4e-8 ‖H‖ … that makes H + τ I positive definite. Then no curvature is smaller than the most negative one was steep, so
/// the step points downhill and is not wild. Where there is no finite curvature at all it is a gradient step. There is no
/// line search: a step may still go up where the curvature changes much along it, and a point without slope is left by no
/// step, be it a saddle.
package struct Newton: Optimizer {
  /// `newton`.
  package static let name = "newton"
  /// What it is.
  package static let summary = "Newton's method, made to go downhill at saddles"
  /// 1, the whole step.
  package static let defaultRate = 1.0
  /// H⁻¹ g has no scale.
  package static let keepsDefaultRate = true

  /// The most parameters; n² second derivatives are asked for and n³ / 6 products made.
  private static let parameterLimit = 2000

  /// Newton's method has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Nothing to remember.
  package func initialState(at point: [Double], random: RandomSource) {}

  /// θ ← θ − η H⁻¹ g.
  ///
  /// - Throws: ``SettingError/unsuitable(component:reason:)`` for more than 2,000 parameters.
  package func step(
    _ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle
  ) throws {
    guard point.count <= Self.parameterLimit else {
      throw SettingError.unsuitable(
        component: Self.name,
        reason: "needs all second derivatives, too many of \(point.count) parameters (at most \(Self.parameterLimit)); "
          + "'lbfgs' does without")
    }
    let gradient = try oracle.gradient(at: point)
    guard gradient.contains(where: { $0 != 0 }) else { return }
    let hessian = try oracle.hessian(at: point)
    let solution = Self.factor(hessian)?.solve(gradient) ?? gradient
    let direction = solution.allSatisfy(\.isFinite) ? solution : gradient
    point.add(-rate, times: direction)
  }

  private static func factor(_ hessian: Matrix) -> Cholesky? {
    if let factor = Cholesky(hessian) { return factor }
    let size = Double.sqrt(hessian.elements.innerProduct(hessian.elements))
    guard size > 0, size.isFinite else { return nil }
    var shift = 1e-8 * size
    // No eigenvalue is larger than the norm, so it ends there.
    while shift <= 8 * size {
      if Cholesky(hessian, shift: shift) != nil { return Cholesky(hessian, shift: 2 * shift) }
      shift *= 4
    }
    return nil
  }
}
