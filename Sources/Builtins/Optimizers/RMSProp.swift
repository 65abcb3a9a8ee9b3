import GradientKit

/// RMSProp: the gradient divided by its root mean square.
///
/// Tieleman and Hinton 2012, in the form of PyTorch: v ← α v + (1 − α) g², θ ← θ − η g / (√v + ε). If centred (Graves
/// 2013), the root is √(v − m²) with the mean m ← α m + (1 − α) g. With momentum, b ← μ b + g / (√v + ε) and θ ← θ − η
/// b. Keras and optax have a shorter memory, `alpha=0.9`.
struct RMSProp: Optimizer {
  /// The state of RMSProp.
  struct State: Sendable {
    /// The mean squared gradient.
    var square: [Double]
    /// The mean gradient; empty unless centred.
    var mean: [Double]
    /// The velocity; empty without momentum.
    var velocity: [Double]
  }

  /// The name on the command line, `rmsprop`.
  static let name = "rmsprop"
  /// A short description for lists.
  static let summary = "gradient over its root mean square"
  /// The default rate, 0.01.
  static let defaultRate = 0.01
  /// Whether the default rate suits any problem, because the steps do not depend on the scale of the gradient.
  static let keepsDefaultRate = true

  private let alpha: Double
  private let epsilon: Double
  private let isCentered: Bool
  private let mu: Double

  /// Reads `alpha`, `epsilon`, `centered` and `momentum`.
  init(_ settings: inout Settings) throws {
    alpha = try settings.number("alpha", default: 0.99, "decay of the mean square", in: 0...1.0.nextDown)
    epsilon = try settings.number(
      "epsilon", default: 1e-8, "added to the root", in: 0...Double.greatestFiniteMagnitude)
    isCentered = try settings.flag("centered", default: false, "whether to subtract the mean, √(v − m²)")
    mu = try settings.number("momentum", default: 0, "share of the velocity kept, 0 for none", in: 0...1)
  }

  /// Starts with all means at zero.
  func initialState(at point: [Double], random: RandomSource) -> State {
    let zeros = [Double](repeating: 0, count: point.count)
    return State(square: zeros, mean: isCentered ? zeros : [], velocity: mu > 0 ? zeros : [])
  }

  /// Makes one step of the formula.
  func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices {
      let slope = gradient[index]
      state.square[index] = alpha * state.square[index] + (1 - alpha) * slope * slope
      var square = state.square[index]
      if isCentered {
        state.mean[index] = alpha * state.mean[index] + (1 - alpha) * slope
        // A mean square is below the squared mean only by rounding errors.
        square = max(0, square - state.mean[index] * state.mean[index])
      }
      let root = Double.sqrt(square) + epsilon
      // Without ε, a coordinate whose derivative was always zero would give 0 / 0.
      var scaled = root != 0 ? slope / root : 0
      if mu > 0 {
        scaled += mu * state.velocity[index]
        state.velocity[index] = scaled
      }
      point[index] -= rate * scaled
    }
  }
}
