import Descent

/// The result of a ``PathPlan``.
package struct PathResult: Sendable, Codable {
  /// A point where the surface is known to be lowest.
  package struct Minimum: Sendable, Equatable, Codable {
    /// A coordinate a parameter.
    package var point: [Double]
    /// The value there.
    package var height: Double

    /// Creates a minimum.
    package init(point: [Double], height: Double) {
      self.point = point
      self.height = height
    }
  }

  /// The runs; each recorded its parameters at every step.
  package var runs: CurveResult
  /// The part of the surface that is drawn.
  package var window: PathPlan.Window
  /// Where the surface was sampled along the first parameter, ascending.
  package var x: [Double]
  /// Where it was sampled along the second parameter, ascending; empty for one parameter.
  package var y: [Double]
  /// The samples, row by row, the row of the lowest y first; rounded to six digits, which is more than can be seen.
  package var heights: [Double]
  /// Where the surface is lowest, as far as known.
  package var minima: [Minimum]
  /// The value of the whole objective before each step of each run, series after series and seed after seed; empty where
  /// every batch is the whole set, so that the runs recorded it themselves.
  var pathHeights: [[Double]]

  /// Whether there is one parameter, so that the surface is a curve.
  package var isLine: Bool { y.isEmpty }

  /// What the parameters are called.
  package var names: [String] {
    runs.plan.problem.surface == nil ? (isLine ? ["θ"] : ["θ₀", "θ₁"]) : (isLine ? ["x"] : ["x", "y"])
  }

  /// The path of one of the runs, as far as it is finite.
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
  /// Whether there is a height for every sample, and a coordinate a parameter for every point.
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

/// The way a run took.
package struct DescentPath: Sendable, Equatable {
  /// Updates made before each point.
  package var steps: [Int] = []
  /// The first parameter.
  package var x: [Double] = []
  /// The second parameter; empty where there is none.
  package var y: [Double] = []
  /// The value of the objective.
  package var heights: [Double] = []

  /// A path without points yet.
  package init() {}

  /// The path as far as a step.
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
