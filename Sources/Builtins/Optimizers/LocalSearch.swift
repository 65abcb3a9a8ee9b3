import GradientKit

/// Random local search: makes a random step from the best point so far if it lowers the loss.
///
/// cs231n, "Optimization: stochastic gradient descent", strategy 2. The candidate is θ + η · `step` · N(0, 1) in every
/// coordinate. Every step evaluates one loss, and the first step also that of the start. The rate multiplies the step.
/// With minibatches, losses of different batches are compared.
struct LocalSearch: Optimizer {
  /// The state of local search.
  struct State: Sendable {
    /// The source of random steps.
    var random: RandomSource
    /// The loss at the point; `nil` before the first step.
    var best: Double?
  }

  /// The name on the command line, `local-search`.
  static let name = "local-search"
  /// A short description for lists.
  static let summary = "random steps, kept when they lower the loss"
  /// The default rate, 1.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the search only compares losses.
  static let keepsDefaultRate = true
  /// Whether the search uses gradients; it does not.
  static let usesGradient = false

  private let deviation: Double

  /// Reads `step`.
  init(_ settings: inout Settings) throws {
    deviation = try settings.number(
      "step", default: 1e-4, "standard deviation of a step's coordinates", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts without a best loss.
  func initialState(at point: [Double], random: RandomSource) -> State { State(random: random) }

  /// Tries one random step from the best point.
  func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let best = try state.best ?? oracle.loss(at: point)
    state.best = best
    let candidate = point.map { $0 + rate * deviation * state.random.normal() }
    let loss = try oracle.loss(at: candidate)
    // If the loss at the start is NaN, any point with another loss is better.
    guard loss < best || (best.isNaN && !loss.isNaN) else { return }
    state.best = loss
    point = candidate
  }
}
