package import GradientKit

/// Divide and conquer: a coarse grid, then a finer one around its best point, and so on.
///
/// A level has `points` evenly spaced values in every coordinate, ends included. The next one reaches from the left
/// neighbour of the level's best point to the right one; at an end of the grid, from the point itself. So four points take
/// two thirds of the range at an inner point, and one third at an end. There are `levels` levels, the first from `from` to
/// `to`, each walked with the last coordinate fastest. Every step takes one loss value; the start is not evaluated. The
/// best point ever seen is kept, also when a later level has no point as good. When all levels are done the point stays
/// and nothing is asked any more. The rate plays no part.
///
/// It takes far fewer losses than a fine grid, but a minimum narrower than the first grid is missed for good.
package struct DivideAndConquer: Optimizer {
  /// What divide and conquer remembers.
  package struct State: Sendable {
    /// The levels done so far.
    var level = 0
    /// The range of this level in every coordinate.
    var ranges: [ClosedRange<Double>]
    /// The place to look at next.
    var position: GridPosition
    /// The best place of this level; `nil` before its first.
    var levelBest: (loss: Double, indices: [Int])?
    /// The lowest loss of all levels; `nil` before the first.
    var best: Double?
  }

  /// `divide`.
  package static let name = "divide"
  /// What it is.
  package static let summary = "grids that close in on their best point"
  /// 1, which plays no part.
  package static let defaultRate = 1.0
  /// Only the order of losses counts.
  package static let keepsDefaultRate = true
  /// Never.
  package static let usesGradient = false

  private let range: ClosedRange<Double>
  private let points: Int
  private let levels: Int

  /// Reads `from`, `to`, `points` and `levels`.
  package init(_ settings: inout Settings) throws {
    range = try SearchRange.read(&settings)
    // With three points and the best in the middle, its neighbours are the whole range again.
    points = try settings.integer("points", default: 4, "points of each level a coordinate", in: 4...1_000_000)
    levels = try settings.integer("levels", default: 10, "how often the grid is refined", in: 1...1000)
  }

  /// At the first place of the first level.
  package func initialState(at point: [Double], random: RandomSource) -> State {
    State(
      ranges: [ClosedRange<Double>](repeating: range, count: point.count),
      position: GridPosition(coordinates: point.count, points: points))
  }

  /// One place of the level.
  package func step(
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
