import GradientKit

/// Gradient descent that shortens its step until the loss decreases sufficiently.
///
/// Armijo 1966; Nocedal and Wright 2006, algorithm 3.1: starting from the rate, the step t is multiplied by `shrink`
/// until f(θ − t g) ≤ f(θ) − c t ‖g‖². Every step starts from the rate again. A loss that is not finite counts as too
/// far. The point stays the same if t falls to 2⁻⁵³ of the rate without success.
struct BacktrackingDescent: Optimizer {
  /// The name on the command line, `backtracking`.
  static let name = "backtracking"
  /// A short description for lists.
  static let summary = "gradient descent with a line search from the rate down"
  /// The default rate, 1.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the search finds the step length.
  static let keepsDefaultRate = true

  private let c: Double
  private let shrink: Double

  /// Reads `c` and `shrink`.
  init(_ settings: inout Settings) throws {
    c = try settings.number("c", default: 1e-4, "required share of the predicted decrease", in: 0...1.0.nextDown)
    shrink = try settings.number("shrink", default: 0.5, "the factor that shortens a step", in: 0.01...0.95)
  }

  /// Returns no state, because the optimizer has none.
  func initialState(at point: [Double], random: RandomSource) {}

  /// Makes the step θ ← θ − t g with the first t that lowers the loss sufficiently.
  func step(
    _ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle
  ) throws {
    let (loss, gradient) = try oracle.lossAndGradient(at: point)
    let square = gradient.innerProduct(gradient)
    guard loss.isFinite, square.isFinite, square > 0 else { return }
    var length = rate
    while length > rate * 0x1p-53 {
      var candidate = point
      candidate.add(-length, times: gradient)
      let height = try oracle.loss(at: candidate)
      if height.isFinite, height <= loss - c * length * square {
        point = candidate
        return
      }
      length *= shrink
    }
  }
}
