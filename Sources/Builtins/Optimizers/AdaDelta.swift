import GradientKit

/// Adadelta: RMSProp whose rate is the root mean square of its own past steps.
///
/// Zeiler 2012, in the form of PyTorch: v ← ρ v + (1 − ρ) g², d = √(u + ε) / √(v + ε) · g, u ← ρ u + (1 − ρ) d², θ ← θ
/// − η d. The rate is 1 in the paper. Here ε does not only prevent a division by zero: it determines the length of the
/// first steps.
struct AdaDelta: Optimizer {
  /// The state of Adadelta.
  struct State: Sendable {
    /// The mean squared gradient.
    var slopeSquare: [Double]
    /// The mean squared step.
    var stepSquare: [Double]
  }

  /// The name on the command line, `adadelta`.
  static let name = "adadelta"
  /// A short description for lists.
  static let summary = "gradient scaled by past steps over past slopes"
  /// The default rate, 1.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the steps do not depend on the scale of the gradient.
  static let keepsDefaultRate = true

  private let rho: Double
  private let epsilon: Double

  /// Reads `rho` and `epsilon`.
  init(_ settings: inout Settings) throws {
    rho = try settings.number("rho", default: 0.9, "decay of both mean squares", in: 0...1.0.nextDown)
    epsilon = try settings.number(
      "epsilon", default: 1e-6, "added to both mean squares",
      in: .leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
  }

  /// Starts with both means at zero.
  func initialState(at point: [Double], random: RandomSource) -> State {
    let zeros = [Double](repeating: 0, count: point.count)
    return State(slopeSquare: zeros, stepSquare: zeros)
  }

  /// Makes one step of the formula.
  func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices {
      let slope = gradient[index]
      state.slopeSquare[index] = rho * state.slopeSquare[index] + (1 - rho) * slope * slope
      let past = Double.sqrt(state.stepSquare[index] + epsilon)
      let step = past / Double.sqrt(state.slopeSquare[index] + epsilon) * slope
      state.stepSquare[index] = rho * state.stepSquare[index] + (1 - rho) * step * step
      point[index] -= rate * step
    }
  }
}
