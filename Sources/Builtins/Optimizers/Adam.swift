package import GradientKit

/// Adam: steps along the mean gradient, scaled by the root of the mean squared gradient, both bias-corrected.
///
/// Kingma and Ba 2015, algorithm 1: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η (m / (1 − β₁ᵗ)) / (√(v /
/// (1 − β₂ᵗ)) + ε). Both means start at zero. AMSGrad (Reddi, Kale and Kumar 2018) uses the largest v so far, as
/// PyTorch and Keras do; optax corrects each v first. With `l2`, the gradient is g + λ θ, which Adam scales too;
/// ``AdamW`` shrinks θ instead.
package struct Adam: Optimizer {
  /// The name on the command line, `adam`.
  package static let name = "adam"
  /// A short description for lists.
  package static let summary = "mean gradient over root mean square, bias-corrected"
  /// The default rate, 0.001.
  package static let defaultRate = 0.001
  /// Whether the default rate suits any problem, because the steps do not depend on the scale of the gradient.
  package static let keepsDefaultRate = true

  private let constants: AdamConstants
  private let l2: Double

  /// Reads `beta1`, `beta2`, `epsilon`, `amsgrad` and `l2`.
  package init(_ settings: inout Settings) throws {
    constants = try AdamConstants(&settings)
    l2 = try settings.number(
      "l2", default: 0, "factor of θ in the gradient", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts with both means at zero.
  package func initialState(at point: [Double], random: RandomSource) -> AdamMeans {
    AdamMeans(count: point.count, constants: constants)
  }

  /// Makes one step of algorithm 1.
  package func step(
    _ point: inout [Double], _ means: inout AdamMeans, rate: Double, asking oracle: inout Oracle
  ) throws {
    var gradient = try oracle.gradient(at: point)
    if l2 > 0 {
      for index in point.indices { gradient[index] += l2 * point[index] }
    }
    means.move(&point, along: gradient, rate: rate, with: constants)
  }
}
