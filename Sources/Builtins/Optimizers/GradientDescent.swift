public import GradientKit

/// Gradient descent θ ← θ − η g; stochastic when the batch is less than everything.
///
/// Cauchy 1847; Robbins and Monro 1951.
public struct GradientDescent: Optimizer {
  /// `sgd`.
  public static let name = "sgd"
  /// What it is.
  public static let summary = "gradient descent θ ← θ − η g"
  /// 0.01.
  public static let defaultRate = 0.01

  /// Gradient descent has no settings.
  public init(_ settings: inout Settings) throws {}

  /// Nothing to remember.
  public func initialState(at point: [Double], random: RandomSource) {}

  /// θ ← θ − η g.
  public func step(
    _ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices { point[index] -= rate * gradient[index] }
  }
}
