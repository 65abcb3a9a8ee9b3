public import GradientKit

/// Momentum b ← μ b + g, θ ← θ − η b, with b = g at the first step.
///
/// Polyak 1964, in the form of PyTorch and Goh 2017 (Distill): the rate stands outside the velocity. Forms with the rate
/// inside are equal at a constant rate only.
public struct Momentum: Optimizer {
  /// `momentum`.
  public static let name = "momentum"
  /// What it is.
  public static let summary = "heavy ball b ← μ b + g, θ ← θ − η b"
  /// 0.01.
  public static let defaultRate = 0.01

  private let mu: Double

  /// Reads `mu`, the share of the velocity that is kept.
  public init(_ settings: inout Settings) throws {
    mu = try settings.number("mu", default: 0.9, "share of the velocity kept", in: 0...1)
  }

  /// No velocity yet.
  public func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// b ← μ b + g, θ ← θ − η b.
  public func step(
    _ point: inout [Double], _ velocity: inout [Double]?, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    var next = velocity ?? [Double](repeating: 0, count: point.count)
    velocity = nil
    for index in point.indices {
      next[index] = mu * next[index] + gradient[index]
      point[index] -= rate * next[index]
    }
    velocity = next
  }
}
