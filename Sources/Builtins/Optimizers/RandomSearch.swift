import GradientKit

/// Random search: draws a new point in every step and keeps it if it is the best so far.
///
/// cs231n, "Optimization: stochastic gradient descent", strategy 1. The candidate is η · `scale` · N(0, 1) in every
/// coordinate, independent of the current point. Every step evaluates one loss. The start is not evaluated: the first
/// candidate is always kept. The rate multiplies the scale. With minibatches, losses of different batches are compared.
struct RandomSearch: Optimizer {
  /// The state of random search.
  struct State: Sendable {
    /// The source of candidates.
    var random: RandomSource
    /// The loss of the best candidate; `nil` before the first.
    var best: Double?
  }

  /// The name on the command line, `random-search`.
  static let name = "random-search"
  /// A short description for lists.
  static let summary = "fresh random points, the best so far is kept"
  /// The default rate, 1.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the search only compares losses.
  static let keepsDefaultRate = true
  /// Whether the search uses gradients; it does not.
  static let usesGradient = false

  private let scale: Double

  /// Reads `scale`.
  init(_ settings: inout Settings) throws {
    scale = try settings.number(
      "scale", default: 1e-4, "standard deviation of a point's coordinates", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Starts without a best loss.
  func initialState(at point: [Double], random: RandomSource) -> State { State(random: random) }

  /// Tries one new point.
  func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let deviation = rate * scale
    let candidate = point.map { _ in deviation * state.random.normal() }
    let loss = try oracle.loss(at: candidate)
    let height = loss.isNaN ? .infinity : loss
    if let best = state.best, height >= best { return }
    state.best = height
    point = candidate
  }
}
