package import GradientKit

/// Nesterov's momentum b ← μ b + g, θ ← θ − η (g + μ b), with b = g at the first step.
///
/// Nesterov 1983, in the form of Sutskever et al. 2013 and PyTorch: the gradient is evaluated at θ itself. The decay w
/// is coupled: the gradient is g + w θ.
package struct Nesterov: Optimizer {
  /// The name on the command line, `nesterov`.
  package static let name = "nesterov"
  /// A short description for lists.
  package static let summary = "look-ahead momentum b ← μ b + g, θ ← θ − η (g + μ b)"
  /// The default rate, 0.01.
  package static let defaultRate = 0.01

  private let mu: Double
  private let weightDecay: Double

  /// Reads `mu` and `weight-decay`.
  package init(_ settings: inout Settings) throws {
    mu = try settings.number("mu", default: 0.9, "share of the velocity kept", in: .leastNonzeroMagnitude...1)
    weightDecay = try settings.number(
      "weight-decay", default: 0, "factor of θ in the gradient", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Returns 2(1 + μ)/((1 + 2μ)(L + w)), where an eigenvalue of the step on a quadratic reaches −1.
  package func stabilityLimit(curvature: Double) -> Double? {
    2 * (1 + mu) / ((1 + 2 * mu) * (curvature + weightDecay))
  }

  /// Starts without a velocity.
  package func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// Makes the step b ← μ b + g, θ ← θ − η (g + μ b).
  package func step(
    _ point: inout [Double], _ velocity: inout [Double]?, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    var next = velocity ?? [Double](repeating: 0, count: point.count)
    velocity = nil
    for index in point.indices {
      let slope = gradient[index] + weightDecay * point[index]
      next[index] = mu * next[index] + slope
      point[index] -= rate * (slope + mu * next[index])
    }
    velocity = next
  }
}
