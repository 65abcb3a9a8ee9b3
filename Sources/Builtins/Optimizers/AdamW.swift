package import GradientKit

/// AdamW: Adam with decoupled weight decay, θ ← θ − η w θ before every step of Adam.
///
/// Loshchilov and Hutter 2019, in the form of PyTorch: the decay is not in the gradient, so it is not scaled by Adam; it
/// follows the rate. All parameters decay, biases too. PyTorch's w is 0.01, Keras' 0.004, optax' 1e-4.
package struct AdamW: Optimizer {
  /// `adamw`.
  package static let name = "adamw"
  /// What it is.
  package static let summary = "Adam with decoupled weight decay"
  /// 0.001.
  package static let defaultRate = 0.001
  /// Adam divides the gradient's scale out.
  package static let keepsDefaultRate = true

  private let constants: AdamConstants
  private let weightDecay: Double

  /// Reads `beta1`, `beta2`, `epsilon`, `amsgrad` and `weight-decay`.
  package init(_ settings: inout Settings) throws {
    constants = try AdamConstants(&settings)
    weightDecay = try settings.number(
      "weight-decay", default: 0.01, "share of θ taken off, times the rate", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Both means are zero.
  package func initialState(at point: [Double], random: RandomSource) -> AdamMeans {
    AdamMeans(count: point.count, constants: constants)
  }

  /// θ ← θ − η w θ, then one step of Adam.
  package func step(
    _ point: inout [Double], _ means: inout AdamMeans, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices { point[index] -= rate * weightDecay * point[index] }
    means.move(&point, along: gradient, rate: rate, with: constants)
  }
}
