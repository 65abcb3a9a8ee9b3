import GradientKit

/// Lion: the sign of a mean gradient, so that every coordinate moves by the rate.
///
/// Chen et al. 2023, as in optax: c = sign(β₁ m + (1 − β₁) g), m ← β₂ m + (1 − β₂) g, θ ← θ − η (c + w θ). The decay is
/// decoupled; the sign of 0 is 0. The steps only become shorter if the rate does.
struct Lion: Optimizer {
  /// The name on the command line, `lion`.
  static let name = "lion"
  /// A short description for lists.
  static let summary = "sign of the mean gradient"
  /// The default rate, 0.0001, the scale of the paper's networks.
  static let defaultRate = 0.0001
  /// Whether the default rate suits any problem, because the sign does not depend on the scale of the gradient.
  static let keepsDefaultRate = true

  private let beta1: Double
  private let beta2: Double
  private let weightDecay: Double

  /// Reads `beta1`, `beta2` and `weight-decay`.
  init(_ settings: inout Settings) throws {
    beta1 = try settings.number("beta1", default: 0.9, "share of the mean in the sign", in: 0...1)
    beta2 = try settings.number("beta2", default: 0.99, "decay of the mean gradient", in: 0...1.0.nextDown)
    weightDecay = try settings.number(
      "weight-decay", default: 0, "share of θ to subtract, times the rate", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts with a mean of zero.
  func initialState(at point: [Double], random: RandomSource) -> [Double] {
    [Double](repeating: 0, count: point.count)
  }

  /// Makes the step θ ← θ − η (sign(β₁ m + (1 − β₁) g) + w θ).
  func step(
    _ point: inout [Double], _ mean: inout [Double], rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices {
      let slope = gradient[index]
      let mixed = beta1 * mean[index] + (1 - beta1) * slope
      let sign = mixed > 0 ? 1.0 : mixed < 0 ? -1 : 0
      mean[index] = beta2 * mean[index] + (1 - beta2) * slope
      point[index] -= rate * (sign + weightDecay * point[index])
    }
  }
}
