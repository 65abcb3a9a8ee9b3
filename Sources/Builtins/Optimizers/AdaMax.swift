package import GradientKit

/// Adamax: Adam with the largest slope in place of the root mean square.
///
/// Kingma and Ba 2015, algorithm 2, with ε inside the maximum as in PyTorch: m ← β₁ m + (1 − β₁) g,
/// u ← max(β₂ u, |g| + ε), θ ← θ − η / (1 − β₁ᵗ) · m / u.
package struct AdaMax: Optimizer {
  /// What Adamax remembers.
  package struct State: Sendable {
    /// The steps made so far.
    var step = 0
    /// The mean gradient, not corrected.
    var mean: [Double]
    /// The largest slope, slowly forgotten.
    var largest: [Double]
  }

  /// `adamax`.
  package static let name = "adamax"
  /// What it is.
  package static let summary = "mean gradient over the largest slope, bias-corrected"
  /// 0.002.
  package static let defaultRate = 0.002
  /// Adamax divides the gradient's scale out.
  package static let keepsDefaultRate = true

  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double

  /// Reads `beta1`, `beta2` and `epsilon`.
  package init(_ settings: inout Settings) throws {
    beta1 = try settings.number("beta1", default: 0.9, "decay of the mean gradient", in: 0...1.0.nextDown)
    beta2 = try settings.number("beta2", default: 0.999, "decay of the largest slope", in: 0...1.0.nextDown)
    epsilon = try settings.number(
      "epsilon", default: 1e-8, "added to the slope", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Both are zero.
  package func initialState(at point: [Double], random: RandomSource) -> State {
    let zeros = [Double](repeating: 0, count: point.count)
    return State(mean: zeros, largest: zeros)
  }

  /// One step of algorithm 2.
  package func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    state.step += 1
    let corrected = rate / (1 - Double.pow(beta1, state.step))
    for index in point.indices {
      let slope = gradient[index]
      state.mean[index] = beta1 * state.mean[index] + (1 - beta1) * slope
      state.largest[index] = max(beta2 * state.largest[index], slope.magnitude + epsilon)
      // Without ε, a coordinate that never had a slope would be 0 / 0.
      if state.largest[index] != 0 { point[index] -= corrected * state.mean[index] / state.largest[index] }
    }
  }
}
