import GradientKit

/// Divide and conquer: a coarse grid, then a finer one around its best point, and so on.
///
/// A level has `points` evenly spaced values in every coordinate, ends included. The next level reaches from the left
/// neighbour of the level's best point to the right one; at an end of the grid, from the point itself. So four points
/// keep two thirds of the range around an inner point, and one third at an end. There are `levels` levels, the first
/// from `from` to `to`, each visited with the last coordinate fastest. Every step evaluates one loss; the start is not
/// evaluated. The best point so far is kept, even if a later level has no point as good. After all levels, the point
/// stays the same and nothing is evaluated. The rate has no effect.
///
/// It needs far fewer losses than a fine grid, but never finds a minimum narrower than the first grid's spacing.
struct DivideAndConquer: Optimizer {
  /// The state of divide and conquer.
  struct State: Sendable {
    /// The number of levels done so far.
    var level = 0
    /// The range of this level in every coordinate.
    var ranges: [ClosedRange<Double>]
    /// The next position to evaluate.
    var position: GridPosition
    /// The best position of this level; `nil` before its first.
    var levelBest: (loss: Double, indices: [Int])?
    /// The lowest loss of all levels; `nil` before the first.
    var best: Double?
  }

  /// The name on the command line, `divide`.
  static let name = "divide"
  /// A short description for lists.
  static let summary = "grids that close in on their best point"
  /// The default rate, 1, which has no effect.
  static let defaultRate = 1.0
  /// Whether the default rate suits any problem, because the search only compares losses.
  static let keepsDefaultRate = true
  /// Whether the search uses gradients; it does not.
  static let usesGradient = false

  private let range: ClosedRange<Double>
  private let points: Int
  private let levels: Int

  /// Reads `from`, `to`, `points` and `levels`.
  init(_ settings: inout Settings) throws {
    range = try SearchRange.read(&settings)
    // With three points and the best in the middle, its neighbours would span the whole range again.
    points = try settings.integer("points", default: 4, "points of each level per coordinate", in: 4...1_000_000)
    levels = try settings.integer("levels", default: 10, "how often the grid is refined", in: 1...1000)
  }

  /// Starts at the first position of the first level.
  func initialState(at point: [Double], random: RandomSource) -> State {
    State(
      ranges: [ClosedRange<Double>](repeating: range, count: point.count),
      position: GridPosition(coordinates: point.count, points: points))
  }

  /// Evaluates one position of the level.
  func step(
    _ point: inout [Double], _ state: inout State, rate: Double, asking oracle: inout Oracle
  ) throws {
    guard state.level < levels else { return }
    let position = state.position
    let candidate = zip(position.indices, state.ranges).map { position.value($0, in: $1) }
    let loss = try oracle.loss(at: candidate)
    let height = loss.isNaN ? .infinity : loss
    if state.levelBest.map({ height < $0.loss }) ?? true { state.levelBest = (height, position.indices) }
    if state.best.map({ height < $0 }) ?? true {
      state.best = height
      point = candidate
    }
    guard !state.position.advance() else { return }
    if let best = state.levelBest {
      state.ranges = zip(best.indices, state.ranges).map { index, range in
        position.value(max(0, index - 1), in: range)...position.value(min(points - 1, index + 1), in: range)
      }
    }
    state.level += 1
    state.levelBest = nil
  }
}
