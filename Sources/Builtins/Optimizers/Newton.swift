import GradientKit

/// Newton's method θ ← θ − η H⁻¹ g with the Hessian matrix H.
///
/// Nocedal and Wright 2006, section 3.4. H is factorised as L Lᵀ. Where it is not positive definite to nine digits, at
/// a saddle, a maximum or along a flat valley, it is replaced by H + 2 τ I, with the first τ of 1e-8 ‖H‖, 4e-8 ‖H‖ …
/// that makes H + τ I positive definite. All curvatures are then at least as large as the magnitude of the most
/// negative one, so that the step points downhill and its length is bounded. If the curvature is not finite, the step
/// is a gradient step. There is no line search: the loss may still increase where the curvature changes strongly along
/// a step, and a stationary point is never left, even if it is a saddle.
struct Newton: Optimizer {
  /// The name on the command line, `newton`.
  static let name = "newton"
  /// A short description for lists.
  static let summary = "Newton's method, made to go downhill at saddles"
  /// The default rate, 1, the whole step.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because H⁻¹ g does not depend on the scale of the loss.
  static let keepsDefaultRate = true

  /// The limit on the number of parameters n; a step computes n² second derivatives and n³ / 6 products.
  private static let parameterLimit = 2000

  /// Creates the optimizer, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Returns no state, because the optimizer has none.
  func initialState(at point: [Double], random: RandomSource) {}

  /// Makes the step θ ← θ − η H⁻¹ g.
  ///
  /// - Throws: ``SettingError/unsuitable(component:reason:)`` for more than 2,000 parameters.
  func step(
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
    // No eigenvalue exceeds the norm, so the loop ends there.
    while shift <= 8 * size {
      if Cholesky(hessian, shift: shift) != nil { return Cholesky(hessian, shift: 2 * shift) }
      shift *= 4
    }
    return nil
  }
}

/// The Cholesky factor L of a symmetric matrix A + τ I = L Lᵀ.
struct Cholesky {
  private var lower: Matrix

  /// Factorises `matrix` with `shift` added to its diagonal; returns `nil` unless that is positive definite.
  ///
  /// A pivot below 1e-9 of the diagonal counts as zero, because second derivatives by differences are no more accurate.
  init?(_ matrix: Matrix, shift: Double = 0) {
    let count = matrix.rows
    var scale = shift
    for row in 0..<count { scale = max(scale, matrix[row, row].magnitude + shift) }
    let threshold = 1e-9 * scale
    lower = Matrix(rows: count, columns: count)
    for row in 0..<count {
      for column in 0...row {
        var rest = matrix[row, column] + (row == column ? shift : 0)
        for inner in 0..<column { rest -= lower[row, inner] * lower[column, inner] }
        if row == column {
          guard rest > threshold, rest.isFinite else { return nil }
          lower[row, row] = Double.sqrt(rest)
        } else {
          lower[row, column] = rest / lower[column, column]
        }
      }
    }
  }

  /// Returns the x with L Lᵀ x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in x.indices {
      for column in 0..<row { x[row] -= lower[row, column] * x[column] }
      x[row] /= lower[row, row]
    }
    for row in x.indices.reversed() {
      for column in (row + 1)..<max(row + 1, x.count) { x[row] -= lower[column, row] * x[column] }
      x[row] /= lower[row, row]
    }
    return x
  }
}
