import Descent

/// The result of a ``PathPlan``.
package struct PathResult: Sendable, Codable {
  /// A known minimum of the surface.
  package struct Minimum: Sendable, Equatable, Codable {
    /// The coordinates, one per parameter.
    package var point: [Double]
    /// The value at the minimum.
    package var height: Double

    /// Creates a minimum.
    package init(point: [Double], height: Double) {
      self.point = point
      self.height = height
    }
  }

  /// The runs, which record their parameters at every step.
  package var runs: CurveResult
  /// The part of the surface to draw.
  package var window: PathPlan.Window
  /// The sample positions along the first parameter, ascending.
  package var x: [Double]
  /// The sample positions along the second parameter, ascending; empty for one parameter.
  package var y: [Double]
  /// The samples, row by row from the smallest y, rounded to six digits, which is more than a figure shows.
  package var heights: [Double]
  /// The known minima of the surface.
  package var minima: [Minimum]
  /// The whole objective before each step of each run, by series and then by seed; empty if every batch contains all
  /// examples, because the runs then recorded it.
  var pathHeights: [[Double]]

  /// Whether there is one parameter, so that the surface is a curve.
  package var isLine: Bool { y.isEmpty }

  /// The names of the parameters.
  package var names: [String] {
    runs.plan.problem.surface == nil ? (isLine ? ["θ"] : ["θ₀", "θ₁"]) : (isLine ? ["x"] : ["x", "y"])
  }

  /// Returns the finite part of a run's path.
  package func path(series: Int, seed: Int) -> DescentPath {
    let trace = runs.series[series].traces[seed]
    let index = series * runs.plan.training.seedCount + seed
    var path = DescentPath()
    for (row, step) in trace.rows.enumerated() {
      guard let point = step.parameters, point.allSatisfy(\.isFinite) else { break }
      path.steps.append(step.step)
      path.x.append(point[0])
      path.heights.append(pathHeights.isEmpty ? step.loss ?? .nan : pathHeights[index][row])
      if point.count > 1 { path.y.append(point[1]) }
    }
    return path
  }
}

extension PathResult: StoredResult {
  /// Whether there is one height per sample, and one coordinate per parameter of every point.
  package var isConsistent: Bool {
    let dimension = isLine ? 1 : 2
    let (count, isTooLarge) = x.count.multipliedReportingOverflow(by: max(1, y.count))
    let rows = runs.series.flatMap(\.traces).map(\.rows)
    return runs.isConsistent && !isTooLarge && !x.isEmpty && heights.count == count
      && [x, y].allSatisfy { $0.allSatisfy(\.isFinite) && zip($0, $0.dropFirst()).allSatisfy(<=) }
      && minima.allSatisfy { $0.point.count == dimension }
      && rows.allSatisfy { $0.allSatisfy { $0.parameters?.count ?? dimension == dimension } }
      && (pathHeights.isEmpty
        || pathHeights.count == rows.count && zip(pathHeights, rows).allSatisfy { $0.count == $1.count })
  }
}

/// The path of a run.
package struct DescentPath: Sendable, Equatable {
  /// The number of updates before each point.
  package var steps: [Int] = []
  /// The first parameter.
  package var x: [Double] = []
  /// The second parameter; empty if there is one.
  package var y: [Double] = []
  /// The value of the objective.
  package var heights: [Double] = []

  /// Creates an empty path.
  package init() {}

  /// Returns the path up to a step.
  package func prefix(through step: Int) -> DescentPath {
    let count = steps.firstIndex { $0 > step } ?? steps.count
    var path = DescentPath()
    path.steps = Array(steps.prefix(count))
    path.x = Array(x.prefix(count))
    path.y = Array(y.prefix(count))
    path.heights = Array(heights.prefix(count))
    return path
  }
}
