package import GradientKit

/// Gradient descent θ ← θ − η (g + w θ); stochastic when the batch is less than everything.
///
/// Cauchy 1847; Robbins and Monro 1951. The decay w is coupled, a part of the gradient, and the settings are those of
/// PyTorch's SGD: with `momentum` μ it takes the steps of ``Momentum``, and `dampening` d is part of the velocity
/// b ← μ b + (1 − d) g, so that it does nothing while μ is zero.
package struct GradientDescent: Optimizer {
  /// `sgd`.
  package static let name = "sgd"
  /// What it is.
  package static let summary = "gradient descent θ ← θ − η g"
  /// 0.01.
  package static let defaultRate = 0.01

  private let weightDecay: Double
  private let heavyBall: Momentum?

  /// Reads `momentum`, `dampening` and `weight-decay`.
  package init(_ settings: inout Settings) throws {
    let mu = try settings.number("momentum", default: 0, "share of the velocity kept, 0 for none", in: 0...1)
    let dampening = try settings.number(
      "dampening", default: 0, "share of later gradients left out of the velocity", in: 0...1)
    weightDecay = try settings.number(
      "weight-decay", default: 0, "times θ, added to the gradient", in: 0...Double.greatestFiniteMagnitude)
    heavyBall = mu > 0 ? Momentum(mu: mu, dampening: dampening, weightDecay: weightDecay) : nil
  }

  /// 2/(L + w), or that of the heavy ball.
  package func stabilityLimit(curvature: Double) -> Double? {
    heavyBall?.stabilityLimit(curvature: curvature) ?? 2 / (curvature + weightDecay)
  }

  /// No velocity yet.
  package func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// θ ← θ − η (g + w θ), or along the velocity.
  package func step(
    _ point: inout [Double], _ velocity: inout [Double]?, rate: Double, asking oracle: inout Oracle
  ) throws {
    if let heavyBall { return try heavyBall.step(&point, &velocity, rate: rate, asking: &oracle) }
    let gradient = try oracle.gradient(at: point)
    precondition(gradient.count == point.count)
    // Without a check of the bounds at every element several are moved at once.
    point.withUnsafeMutableBufferPointer { point in
      gradient.withUnsafeBufferPointer { gradient in
        for index in point.indices { point[index] -= rate * (gradient[index] + weightDecay * point[index]) }
      }
    }
  }
}
