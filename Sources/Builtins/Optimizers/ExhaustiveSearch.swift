import GradientKit

/// Grid search: evaluates one point of a grid per step and keeps the best.
///
/// The grid has `points` evenly spaced values from `from` to `to` in every coordinate, ends included: 41 for one
/// parameter and 41² for two. It is visited with the last coordinate fastest. Every step evaluates one loss; the start
/// is not evaluated, and of equal losses the first is kept. After the whole grid, the point stays the same and nothing
/// is evaluated. The rate has no effect.
struct ExhaustiveSearch: Optimizer {
  /// The state of grid search.
  struct State: Sendable {
    /// The next position to evaluate; `nil` after the last one.
    var position: GridPosition?
    /// The lowest loss so far; `nil` before the first.
    var best: Double?
  }

  /// The name on the command line, `exhaustive`.
  static let name = "exhaustive"
  /// A short description for lists.
  static let summary = "every point of a grid, the best is kept"
  /// The default rate, 1, which has no effect.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the search only compares losses.
  static let keepsDefaultRate = true
  /// Whether the search uses gradients; it does not.
  static let usesGradient = false

  private let range: ClosedRange<Double>
  private let points: Int

  /// Reads `from`, `to` and `points`.
  init(_ settings: inout Settings) throws {
    range = try SearchRange.read(&settings)
    points = try settings.integer("points", default: 41, "points of the grid per coordinate", in: 2...1_000_000)
  }

  /// Starts at the first position of the grid.
  func initialState(at point: [Double], random: RandomSource) -> State {
    State(position: GridPosition(coordinates: point.count, points: points))
  }

  /// Evaluates one position of the grid.
  func step(
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
