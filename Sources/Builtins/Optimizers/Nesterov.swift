package import GradientKit

/// Nesterov's momentum b ← μ b + g, θ ← θ − η (g + μ b), with b = g at the first step.
///
/// Nesterov 1983, in the form of Sutskever et al. 2013 and PyTorch: the gradient is taken at θ itself. The decay w is
/// coupled, g + w θ stands for g.
package struct Nesterov: Optimizer {
  /// `nesterov`.
  package static let name = "nesterov"
  /// What it is.
  package static let summary = "look-ahead momentum b ← μ b + g, θ ← θ − η (g + μ b)"
  /// 0.01.
  package static let defaultRate = 0.01

  private let mu: Double
  private let weightDecay: Double

  /// Reads `mu` and `weight-decay`.
  package init(_ settings: inout Settings) throws {
    mu = try settings.number("mu", default: 0.9, "share of the velocity kept", in: .leastNonzeroMagnitude...1)
    weightDecay = try settings.number(
      "weight-decay", default: 0, "times θ, added to the gradient", in: 0...Double.greatestFiniteMagnitude)
  }

  /// 2(1 + μ)/((1 + 2μ)(L + w)): there an eigenvalue of the step on a quadratic reaches −1.
  package func stabilityLimit(curvature: Double) -> Double? {
    2 * (1 + mu) / ((1 + 2 * mu) * (curvature + weightDecay))
  }

  /// No velocity yet.
  package func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// b ← μ b + g, θ ← θ − η (g + μ b).
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
