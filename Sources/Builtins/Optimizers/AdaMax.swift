import GradientKit

/// Adamax: Adam with a decaying maximum of the gradient in place of the root mean square.
///
/// Kingma and Ba 2015, algorithm 2, with ε inside the maximum as in PyTorch: m ← β₁ m + (1 − β₁) g, u ← max(β₂ u, |g| +
/// ε), θ ← θ − η / (1 − β₁ᵗ) · m / u.
struct AdaMax: Optimizer {
  /// The state of Adamax.
  struct State: Sendable {
    /// The number of steps so far.
    var step = 0
    /// The mean gradient, without bias correction.
    var mean: [Double]
    /// The decaying maximum of the gradient's magnitude, per coordinate.
    var largest: [Double]
  }

  /// The name on the command line, `adamax`.
  static let name = "adamax"
  /// A short description for lists.
  static let summary = "mean gradient over the largest slope, bias-corrected"
  /// The default rate, 0.002.
  static let defaultRate = 0.002
  /// Whether the default rate suits any problem, because the steps do not depend on the scale of the gradient.
  static let keepsDefaultRate = true

  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double

  /// Reads `beta1`, `beta2` and `epsilon`.
  init(_ settings: inout Settings) throws {
    beta1 = try settings.number("beta1", default: 0.9, "decay of the mean gradient", in: 0...1.0.nextDown)
    beta2 = try settings.number("beta2", default: 0.999, "decay of the largest slope", in: 0...1.0.nextDown)
    epsilon = try settings.number(
      "epsilon", default: 1e-8, "added to the slope", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts with both at zero.
  func initialState(at point: [Double], random: RandomSource) -> State {
    let zeros = [Double](repeating: 0, count: point.count)
    return State(mean: zeros, largest: zeros)
  }

  /// Makes one step of algorithm 2.
  func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    state.step += 1
    let corrected = rate / (1 - Double.pow(beta1, state.step))
    for index in point.indices {
      let slope = gradient[index]
      state.mean[index] = beta1 * state.mean[index] + (1 - beta1) * slope
      state.largest[index] = max(beta2 * state.largest[index], slope.magnitude + epsilon)
      // Without ε, a coordinate whose derivative was always zero would give 0 / 0.
      if state.largest[index] != 0 { point[index] -= corrected * state.mean[index] / state.largest[index] }
    }
  }
}
