import Descent
import GradientKit

/// The part of a surface on which paths are drawn.
struct PathWindow {
  /// The margin around the paths, as a share of their extent.
  private static let margin = 0.2
  /// The number of points of a diverged run that the window includes.
  private static let divergedPoints = 6

  /// The ranges, one per parameter.
  let ranges: [ClosedRange<Double>]

  /// Creates the window that a plan requests of a surface; `nil` stands for the risk of a model.
  init(_ window: PathPlan.Window, of surface: (any Surface)?, runs: CurveResult, dimension: Int) {
    switch window {
    case .ranges(let ranges): self.ranges = ranges
    case .usual:
      if let surface, surface.window.count == dimension {
        let starts = Self.extents(of: runs.series.flatMap(\.traces).map(\.start), dimension: dimension)
        ranges = zip(surface.window, starts).map { Self.stretched($0, to: $1) }
      } else {
        ranges = Self.ranges(around: runs, dimension: dimension)
      }
    case .aroundPaths: ranges = Self.ranges(around: runs, dimension: dimension)
    }
  }

  /// Returns a range extended to hold every start with a margin, or the range itself if it holds them.
  private static func stretched(_ range: ClosedRange<Double>, to starts: ClosedRange<Double>?) -> ClosedRange<Double> {
    guard let starts else { return range }
    let (low, high) = (min(range.lowerBound, starts.lowerBound), max(range.upperBound, starts.upperBound))
    let room = 0.05 * (high / 2 - low / 2) * 2
    return (low < range.lowerBound ? low - room : low)...(high > range.upperBound ? high + room : high)
  }

  private static func ranges(around runs: CurveResult, dimension: Int) -> [ClosedRange<Double>] {
    let points = runs.series.flatMap(\.traces).flatMap { trace in
      let points = [trace.start] + trace.rows.compactMap(\.parameters)
      return trace.verdict.isDiverged ? Array(points.prefix(divergedPoints)) : points
    }
    return extents(of: points, dimension: dimension).map { extent in
      guard let extent else { return -1...1 }
      let span = extent.upperBound - extent.lowerBound
      // A path that never moved does not determine the extent.
      let room = span > 0 ? margin * span : max(1, abs(extent.lowerBound))
      let (low, high) = (extent.lowerBound - room, extent.upperBound + room)
      return low < high && low.isFinite && high.isFinite ? low...high : -1...1
    }
  }

  /// Returns the extent of each coordinate over the finite points; `nil` if there are none.
  private static func extents(of points: [[Double]], dimension: Int) -> [ClosedRange<Double>?] {
    (0..<dimension).map { index in
      let values = points.filter { $0.count > index }.map { $0[index] }.filter { $0.magnitude < 1e150 }
      guard let low = values.min(), let high = values.max() else { return nil }
      return low...high
    }
  }
}
