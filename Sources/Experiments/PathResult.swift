/// What a ``PathPlan`` came to.
package struct PathResult: Sendable, Codable {
  /// A point where the surface is known to be lowest.
  package struct Minimum: Sendable, Equatable, Codable {
    /// A coordinate a parameter.
    package var point: [Double]
    /// The value there.
    package var height: Double
  }

  /// The runs; each recorded its parameters at every step.
  package var runs: CurveResult
  /// The part of the surface that was asked for.
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
  package var pathHeights: [[Double]]

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
