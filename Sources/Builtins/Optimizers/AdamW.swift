import GradientKit

/// AdamW: Adam with decoupled weight decay, θ ← θ − η w θ before every step of Adam.
///
/// Loshchilov and Hutter 2019, in the form of PyTorch: the decay is not part of the gradient, so Adam does not scale
/// it; it is proportional to the rate. All parameters decay, including biases. The default w is 0.01 in PyTorch, 0.004
/// in Keras and 1e-4 in optax.
struct AdamW: Optimizer {
  /// The name on the command line, `adamw`.
  static let name = "adamw"
  /// A short description for lists.
  static let summary = "Adam with decoupled weight decay"
  /// The default rate, 0.001.
  static let defaultRate = 0.001
  /// Whether the default rate suits any problem, because the steps do not depend on the scale of the gradient.
  static let keepsDefaultRate = true

  private let constants: AdamConstants
  private let weightDecay: Double

  /// Reads `beta1`, `beta2`, `epsilon`, `amsgrad` and `weight-decay`.
  init(_ settings: inout Settings) throws {
    constants = try AdamConstants(&settings)
    weightDecay = try settings.number(
      "weight-decay", default: 0.01, "share of θ to subtract, times the rate", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts with both means at zero.
  func initialState(at point: [Double], random: RandomSource) -> AdamMeans {
    AdamMeans(count: point.count, constants: constants)
  }

  /// Makes the step θ ← θ − η w θ, then one step of Adam.
  func step(
    _ point: inout [Double], _ means: inout AdamMeans, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices { point[index] -= rate * weightDecay * point[index] }
    means.move(&point, along: gradient, rate: rate, with: constants)
  }
}
