public import GradientKit

/// Gradient descent θ ← θ − η (g + w θ); stochastic when the batch is less than everything.
///
/// Cauchy 1847; Robbins and Monro 1951. The decay w is coupled, a part of the gradient, as in PyTorch.
public struct GradientDescent: Optimizer {
  /// `sgd`.
  public static let name = "sgd"
  /// What it is.
  public static let summary = "gradient descent θ ← θ − η g"
  /// 0.01.
  public static let defaultRate = 0.01

  private let weightDecay: Double

  /// Reads `weight-decay`.
  public init(_ settings: inout Settings) throws {
    weightDecay = try settings.number(
      "weight-decay", default: 0, "times θ, added to the gradient", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Nothing to remember.
  public func initialState(at point: [Double], random: RandomSource) {}

  /// θ ← θ − η (g + w θ).
  public func step(
    _ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices { point[index] -= rate * (gradient[index] + weightDecay * point[index]) }
  }
}
