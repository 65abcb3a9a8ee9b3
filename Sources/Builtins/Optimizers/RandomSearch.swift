package import GradientKit

/// Random search: a fresh random point each step, kept when it is the best so far.
///
/// cs231n, "Optimization: stochastic gradient descent", strategy 1. The candidate is η · `scale` · N(0, 1) in every
/// coordinate, wherever the search stands. Every step takes one loss value. The start is not evaluated: the first
/// candidate is always taken. The rate multiplies the scale. On batches, losses of different batches are compared.
package struct RandomSearch: Optimizer {
  /// What random search remembers.
  package struct State: Sendable {
    /// Where candidates come from.
    var random: RandomSource
    /// The loss of the best candidate; `nil` before the first.
    var best: Double?
  }

  /// `random-search`.
  package static let name = "random-search"
  /// What it is.
  package static let summary = "fresh random points, the best so far is kept"
  /// 1.
  package static let defaultRate = 1.0
  /// Only the order of losses counts.
  package static let keepsDefaultRate = true
  /// Never.
  package static let usesGradient = false

  private let scale: Double

  /// Reads `scale`.
  package init(_ settings: inout Settings) throws {
    scale = try settings.number(
      "scale", default: 1e-4, "standard deviation of a point's coordinates", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Nothing seen yet.
  package func initialState(at point: [Double], random: RandomSource) -> State { State(random: random) }

  /// One fresh point.
  package func step(
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
