import Descent
import GradientKit

/// The largest eigenvalue of an objective's Hessian at a point.
///
/// For surfaces the whole Hessian is computed. Otherwise power iteration finds the eigenvalue, with Hessian-vector
/// products by central differences of the gradient. If the eigenvalue of largest magnitude is negative, a second
/// iteration on the matrix shifted by it finds the largest.
struct LargestCurvature {
  /// The largest number of iterations, which gives a few digits even if the next eigenvalue is close.
  private static let mostTurns = 100

  private let objective: any Objective
  private let point: [Double]
  private let difference: Double
  private var direction: [Double]

  /// Returns the largest curvature of a problem at its start; `isSurface` if the whole Hessian is available.
  ///
  /// - Returns: The eigenvalue; 0 if the gradient is constant, `nil` if it is not finite or jumps.
  static func value(of problem: Problem, isSurface: Bool, seed: UInt64) throws -> Double? {
    if isSurface && problem.start.count <= 64 {
      let largest = SymmetricEigenvalues(try problem.objective.hessian(at: problem.start, on: .all)).ascending.last
      return largest.flatMap { $0.isFinite ? $0 : nil }
    }
    var search = LargestCurvature(problem, seed: seed)
    return try search.largest()
  }

  private init(_ problem: Problem, seed: UInt64) {
    objective = problem.objective
    point = problem.start
    // Scores then move by a millionth: well above rounding, and too little for many examples to cross a kink.
    difference = 1e-6 / max(1, problem.meanSquareNorm).squareRoot()
    var random = RandomSource(seed: seed, for: .check)
    direction = Self.unit(problem.start.map { _ in random.normal() })
  }

  private mutating func largest() throws -> Double? {
    let start = direction
    guard let dominant = try iterated(shift: 0) else { return nil }
    guard try isSteady(shift: 0) else { return nil }
    guard dominant < 0 else { return dominant }
    direction = start
    return try iterated(shift: -dominant).map { $0 + dominant }
  }

  /// Returns the eigenvalue of largest magnitude of the Hessian plus `shift` times the identity.
  private mutating func iterated(shift: Double) throws -> Double? {
    var last: Double?
    for _ in 0..<Self.mostTurns {
      guard let product = try product(shift: shift, difference: difference) else { return nil }
      let value = zip(direction, product).reduce(0) { $0 + $1.0 * $1.1 }
      let norm = euclideanNorm(product)
      guard norm > 0 else { return 0 }
      direction = product.map { $0 / norm }
      if let last, (value - last).magnitude <= 1e-6 * value.magnitude { return value }
      last = value
    }
    return last
  }

  /// Returns whether a smaller difference gives the same product; across a jump of the gradient it would be many times
  /// larger.
  private func isSteady(shift: Double) throws -> Bool {
    guard let coarse = try product(shift: shift, difference: difference),
      let fine = try product(shift: shift, difference: difference / 8)
    else { return false }
    let change = euclideanNorm(zip(coarse, fine).map { $0 - $1 })
    return change <= 0.1 * max(euclideanNorm(coarse), euclideanNorm(fine))
  }

  /// Returns the product with the direction; `nil` if it is not finite, zeros if it is within rounding.
  private func product(shift: Double, difference: Double) throws -> [Double]? {
    var (above, below) = (point, point)
    for index in point.indices {
      above[index] += difference * direction[index]
      below[index] -= difference * direction[index]
    }
    var (up, down) = (point, point)
    _ = try objective.value(at: above, on: .all, gradient: &up)
    _ = try objective.value(at: below, on: .all, gradient: &down)
    let product = zip(up, down).map { ($0 - $1) / (2 * difference) }
    let norm = euclideanNorm(product)
    guard norm.isFinite else { return nil }
    let rounding = 64 * Double.ulpOfOne * (euclideanNorm(up) + euclideanNorm(down)) / (2 * difference)
    let exact = norm > rounding ? product : product.map { _ in 0 }
    return zip(exact, direction).map { $0 + shift * $1 }
  }

  private static func unit(_ vector: [Double]) -> [Double] {
    let norm = euclideanNorm(vector)
    return norm > 0 ? vector.map { $0 / norm } : vector
  }
}
