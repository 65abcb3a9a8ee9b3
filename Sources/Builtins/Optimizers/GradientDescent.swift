package import GradientKit

/// Gradient descent θ ← θ − η (g + w θ); stochastic when a batch is less than the whole training part.
///
/// Cauchy 1847; Robbins and Monro 1951. The decay w is coupled: it is part of the gradient. The settings are those of
/// PyTorch's SGD: with `momentum` μ it makes the steps of ``Momentum``, and `dampening` d is part of the velocity b ← μ
/// b + (1 − d) g, so that it has no effect while μ is zero.
package struct GradientDescent: Optimizer {
  /// The name on the command line, `sgd`.
  package static let name = "sgd"
  /// A short description for lists.
  package static let summary = "gradient descent θ ← θ − η g"
  /// The default rate, 0.01.
  package static let defaultRate = 0.01

  private let weightDecay: Double
  private let heavyBall: Momentum?

  /// Reads `momentum`, `dampening` and `weight-decay`.
  package init(_ settings: inout Settings) throws {
    let mu = try settings.number("momentum", default: 0, "share of the velocity kept, 0 for none", in: 0...1)
    let dampening = try settings.number(
      "dampening", default: 0, "share of later gradients left out of the velocity", in: 0...1)
    weightDecay = try settings.number(
      "weight-decay", default: 0, "factor of θ in the gradient", in: 0...Double.greatestFiniteMagnitude)
    heavyBall = mu > 0 ? Momentum(mu: mu, dampening: dampening, weightDecay: weightDecay) : nil
  }

  /// Returns 2/(L + w), or the limit of ``Momentum`` if μ is not zero.
  package func stabilityLimit(curvature: Double) -> Double? {
    heavyBall?.stabilityLimit(curvature: curvature) ?? 2 / (curvature + weightDecay)
  }

  /// Starts without a velocity.
  package func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// Makes the step θ ← θ − η (g + w θ), or along the velocity.
  package func step(
    _ point: inout [Double], _ velocity: inout [Double]?, rate: Double, asking oracle: inout Oracle
  ) throws {
    if let heavyBall { return try heavyBall.step(&point, &velocity, rate: rate, asking: &oracle) }
    let gradient = try oracle.gradient(at: point)
    precondition(gradient.count == point.count)
    // Without bounds checks, the compiler vectorizes the loop.
    point.withUnsafeMutableBufferPointer { point in
      gradient.withUnsafeBufferPointer { gradient in
        for index in point.indices { point[index] -= rate * (gradient[index] + weightDecay * point[index]) }
      }
    }
  }
}
