package import GradientKit

/// Random local search: a random step from the best point so far, made when it lowers the loss.
///
/// cs231n, "Optimization: stochastic gradient descent", strategy 2. The candidate is θ + η · `step` · N(0, 1) in every
/// coordinate. Every step takes one loss value, and the first step one more, for the start. The rate multiplies the step.
/// On batches, losses of different batches are compared.
package struct LocalSearch: Optimizer {
  /// What local search remembers.
  package struct State: Sendable {
    /// Where steps come from.
    var random: RandomSource
    /// The loss at the point; `nil` before the first step.
    var best: Double?
  }

  /// `local-search`.
  package static let name = "local-search"
  /// What it is.
  package static let summary = "random steps, kept when they lower the loss"
  /// 1.
  package static let defaultRate = 1.0
  /// Only the order of losses counts.
  package static let keepsDefaultRate = true
  /// Never.
  package static let usesGradient = false

  private let deviation: Double

  /// Reads `step`.
  package init(_ settings: inout Settings) throws {
    deviation = try settings.number(
      "step", default: 1e-4, "standard deviation of a step's coordinates", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Nothing seen yet.
  package func initialState(at point: [Double], random: RandomSource) -> State { State(random: random) }

  /// One random step from the best point.
  package func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    let best = try state.best ?? oracle.loss(at: point)
    state.best = best
    let candidate = point.map { $0 + rate * deviation * state.random.normal() }
    let loss = try oracle.loss(at: candidate)
    // A start without a loss is left for any point that has one.
    guard loss < best || (best.isNaN && !loss.isNaN) else { return }
    state.best = loss
    point = candidate
  }
}
