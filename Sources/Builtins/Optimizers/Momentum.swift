package import GradientKit

/// Momentum b ← μ b + (1 − d) g, θ ← θ − η b, with b = g at the first step.
///
/// Polyak 1964, in the form of PyTorch and Goh 2017 (Distill): the rate is not part of the velocity. Forms that include
/// it are equivalent only at a constant rate. The dampening d does not apply to the first gradient; the decay w is
/// coupled: the gradient is g + w θ.
package struct Momentum: Optimizer {
  /// The name on the command line, `momentum`.
  package static let name = "momentum"
  /// A short description for lists.
  package static let summary = "heavy ball b ← μ b + g, θ ← θ − η b"
  /// The default rate, 0.01.
  package static let defaultRate = 0.01

  private let mu: Double
  private let dampening: Double
  private let weightDecay: Double

  /// Reads `mu`, `dampening` and `weight-decay`.
  package init(_ settings: inout Settings) throws {
    mu = try settings.number("mu", default: 0.9, "share of the velocity kept", in: 0...1)
    dampening = try settings.number("dampening", default: 0, "share of later gradients left out", in: 0...1)
    weightDecay = try settings.number(
      "weight-decay", default: 0, "factor of θ in the gradient", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Creates the optimizer from numbers, for optimizers that contain it.
  init(mu: Double, dampening: Double, weightDecay: Double) {
    self.mu = mu
    self.dampening = dampening
    self.weightDecay = weightDecay
  }

  /// Returns 2(1 + μ)/((1 − d)(L + w)) (Polyak 1964; Goh 2017).
  package func stabilityLimit(curvature: Double) -> Double? {
    dampening < 1 ? 2 * (1 + mu) / ((1 - dampening) * (curvature + weightDecay)) : nil
  }

  /// Starts without a velocity.
  package func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// Makes the step b ← μ b + (1 − d) g, θ ← θ − η b.
  package func step(
    _ point: inout [Double], _ velocity: inout [Double]?, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    let share = velocity == nil ? 1 : 1 - dampening
    var next = velocity ?? [Double](repeating: 0, count: point.count)
    velocity = nil
    for index in point.indices {
      let slope = gradient[index] + weightDecay * point[index]
      next[index] = mu * next[index] + share * slope
      point[index] -= rate * next[index]
    }
    velocity = next
  }
}
