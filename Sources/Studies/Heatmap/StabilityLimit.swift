import GradientKit

/// The largest second derivative of an objective, in any direction.
enum MinimumCurvature {
  /// Returns the value at a minimum, or `nil` if the second derivatives show that the point is none.
  static func value(of objective: any Objective, atMinimum point: [Double]) throws -> Double? {
    let eigenvalues = SymmetricEigenvalues(try objective.hessian(at: point, on: .all)).ascending
    guard let least = eigenvalues.first, let greatest = eigenvalues.last else { return nil }
    return least >= -1e-9 * greatest && greatest > 0 && greatest.isFinite ? greatest : nil
  }

  /// Returns the value if it is constant, as for squared errors of a linear model; otherwise `nil`.
  ///
  /// Uses the power method with products of Hessian and direction by differences of two gradients.
  static func constantValue(of objective: any Objective, at start: [Double]) throws -> Double? {
    var random = RandomSource(seed: 0, for: .check)
    var direction = start.map { _ in random.normal() }
    var curvature = 0.0
    for _ in 0..<300 {
      let size = euclideanNorm(direction)
      guard size > 0, size.isFinite else { return nil }
      for index in direction.indices { direction[index] /= size }
      let bent = try bend(of: objective, at: start, along: direction)
      let previous = curvature
      curvature = zip(direction, bent).reduce(0) { $0 + $1.0 * $1.1 }
      guard (curvature - previous).magnitude > 1e-10 * curvature.magnitude else { break }
      direction = bent
    }
    guard curvature > 0, curvature.isFinite else { return nil }
    for distance in [0.5, 3] {
      let elsewhere = start.map { $0 + distance * random.normal() }
      let there = try bend(of: objective, at: elsewhere, along: direction)
      let other = zip(direction, there).reduce(0) { $0 + $1.0 * $1.1 }
      guard (other - curvature).magnitude <= 1e-6 * curvature else { return nil }
    }
    return curvature
  }

  /// Returns the change of the gradient along a direction of length 1.
  private static func bend(
    of objective: any Objective, at point: [Double], along direction: [Double]
  ) throws -> [Double] {
    var (above, below) = (point, point)
    _ = try objective.value(at: zip(point, direction).map { $0 + $1 / 2 }, on: .all, gradient: &above)
    _ = try objective.value(at: zip(point, direction).map { $0 - $1 / 2 }, on: .all, gradient: &below)
    return zip(above, below).map { $0 - $1 }
  }
}

/// The known rates above which an optimizer does not settle in a minimum.
package struct StabilityLimit: Sendable, Codable, Equatable {
  /// One rate per value of the axis that is not the rate.
  package var rates: [Double]
  /// The largest second derivative, for the first of these values.
  package var curvature: Double
  /// The minimum at which the curvature was computed; `nil` if the curvature is constant.
  package var minimum: [Double]?
}
