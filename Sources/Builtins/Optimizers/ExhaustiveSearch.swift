package import GradientKit

/// Exhaustive search: every point of a grid, one a step, the best kept.
///
/// The grid has `points` evenly spaced values from `from` to `to` in every coordinate, ends included: 41 for one parameter
/// and 41² for two. It is walked in the order of an odometer, the last coordinate fastest. Every step takes one loss value;
/// the start is not evaluated, and of equal losses the first is kept. When the grid is done the point stays and nothing is
/// asked any more. The rate plays no part.
package struct ExhaustiveSearch: Optimizer {
  /// What exhaustive search remembers.
  package struct State: Sendable {
    /// The place to look at next; `nil` when all are done.
    var position: GridPosition?
    /// The lowest loss; `nil` before the first.
    var best: Double?
  }

  /// `exhaustive`.
  package static let name = "exhaustive"
  /// What it is.
  package static let summary = "every point of a grid, the best is kept"
  /// 1, which plays no part.
  package static let defaultRate = 1.0
  /// Only the order of losses counts.
  package static let keepsDefaultRate = true
  /// Never.
  package static let usesGradient = false

  private let range: ClosedRange<Double>
  private let points: Int

  /// Reads `from`, `to` and `points`.
  package init(_ settings: inout Settings) throws {
    range = try SearchRange.read(&settings)
    points = try settings.integer("points", default: 41, "points of the grid a coordinate", in: 2...1_000_000)
  }

  /// At the first place of the grid.
  package func initialState(at point: [Double], random: RandomSource) -> State {
    State(position: GridPosition(coordinates: point.count, points: points))
  }

  /// One place of the grid.
  package func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    guard var position = state.position else { return }
    let candidate = position.indices.map { position.value($0, in: range) }
    let loss = try oracle.loss(at: candidate)
    state.position = position.advance() ? position : nil
    let height = loss.isNaN ? .infinity : loss
    if let best = state.best, height >= best { return }
    state.best = height
    point = candidate
  }
}
