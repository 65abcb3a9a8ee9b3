public import GradientKit

/// Adam: steps along the mean gradient, scaled by the root of the mean squared gradient, both bias-corrected.
///
/// Kingma and Ba 2015, algorithm 1: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// θ ← θ − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε). Both means start at zero.
public struct Adam: Optimizer {
  /// What Adam remembers.
  public struct State: Sendable {
    /// The steps made so far.
    var step = 0
    /// The mean gradient, not corrected.
    var mean: [Double]
    /// The mean squared gradient, not corrected.
    var square: [Double]
  }

  /// `adam`.
  public static let name = "adam"
  /// What it is.
  public static let summary = "mean gradient over root mean square, bias-corrected"
  /// 0.001.
  public static let defaultRate = 0.001
  /// Adam divides the gradient's scale out.
  public static let isScaleInvariant = true

  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double

  /// Reads `beta1`, `beta2` and `epsilon`.
  public init(_ settings: inout Settings) throws {
    beta1 = try settings.number("beta1", default: 0.9, "decay of the mean gradient", in: 0...1.0.nextDown)
    beta2 = try settings.number("beta2", default: 0.999, "decay of the mean square", in: 0...1.0.nextDown)
    epsilon = try settings.number(
      "epsilon", default: 1e-8, "added to the root", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Both means are zero.
  public func initialState(at point: [Double], random: RandomSource) -> State {
    let zeros = [Double](repeating: 0, count: point.count)
    return State(mean: zeros, square: zeros)
  }

  /// One step of algorithm 1.
  public func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    state.step += 1
    let meanCorrection = 1 - Double.pow(beta1, state.step)
    let squareCorrection = 1 - Double.pow(beta2, state.step)
    for index in point.indices {
      let slope = gradient[index]
      state.mean[index] = beta1 * state.mean[index] + (1 - beta1) * slope
      state.square[index] = beta2 * state.square[index] + (1 - beta2) * slope * slope
      let root = Double.sqrt(state.square[index] / squareCorrection) + epsilon
      point[index] -= rate * (state.mean[index] / meanCorrection) / root
    }
  }
}
