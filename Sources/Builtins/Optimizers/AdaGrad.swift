import GradientKit

/// AdaGrad: the rate of each coordinate is divided by the root of the sum of its squared derivatives so far.
///
/// Duchi, Hazan and Singer 2011, in the form of PyTorch: a ← a + g², θ ← θ − η g / (√a + ε). Optax and Keras start a at
/// 0.1 and use an ε of 1e-7; set `initial` and `epsilon` for the same steps. PyTorch's decay of the rate is a schedule
/// here.
struct AdaGrad: Optimizer {
  /// The name on the command line, `adagrad`.
  static let name = "adagrad"
  /// A short description for lists.
  static let summary = "gradient over the root of all squared slopes so far"
  /// The default rate, 0.01.
  static let defaultRate = 0.01
  /// Whether the default rate suits any problem, because the steps do not depend on the scale of the gradient.
  static let keepsDefaultRate = true

  private let epsilon: Double
  private let initial: Double

  /// Reads `epsilon` and `initial`.
  init(_ settings: inout Settings) throws {
    epsilon = try settings.number(
      "epsilon", default: 1e-10, "added to the root", in: 0...Double.greatestFiniteMagnitude)
    initial = try settings.number(
      "initial", default: 0, "where the sum of squares starts", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts with all sums at `initial`.
  func initialState(at point: [Double], random: RandomSource) -> [Double] {
    [Double](repeating: initial, count: point.count)
  }

  /// Makes the step a ← a + g², θ ← θ − η g / (√a + ε).
  func step(
    _ point: inout [Double], _ squares: inout [Double], rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    for index in point.indices {
      let slope = gradient[index]
      squares[index] += slope * slope
      let root = Double.sqrt(squares[index]) + epsilon
      // Without ε, a coordinate whose derivative was always zero would give 0 / 0.
      if root != 0 { point[index] -= rate * slope / root }
    }
  }
}
