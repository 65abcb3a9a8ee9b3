public import GradientKit

/// Nesterov's momentum b ← μ b + g, θ ← θ − η (g + μ b), with b = g at the first step.
///
/// Nesterov 1983, in the form of Sutskever et al. 2013 and PyTorch: the gradient is taken at θ itself.
public struct Nesterov: Optimizer {
  /// `nesterov`.
  public static let name = "nesterov"
  /// What it is.
  public static let summary = "look-ahead momentum b ← μ b + g, θ ← θ − η (g + μ b)"
  /// 0.01.
  public static let defaultRate = 0.01

  private let mu: Double

  /// Reads `mu`, the share of the velocity that is kept.
  public init(_ settings: inout Settings) throws {
    mu = try settings.number("mu", default: 0.9, "share of the velocity kept", in: .leastNonzeroMagnitude...1)
  }

  /// No velocity yet.
  public func initialState(at point: [Double], random: RandomSource) -> [Double]? { nil }

  /// b ← μ b + g, θ ← θ − η (g + μ b).
  public func step(
    _ point: inout [Double], _ velocity: inout [Double]?, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    var next = velocity ?? [Double](repeating: 0, count: point.count)
    velocity = nil
    for index in point.indices {
      next[index] = mu * next[index] + gradient[index]
      point[index] -= rate * (gradient[index] + mu * next[index])
    }
    velocity = next
  }
}
