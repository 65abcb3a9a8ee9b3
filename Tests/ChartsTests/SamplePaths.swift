import Builtins
import Descent
import GradientKit
import Studies
import TestSupport
import Wording

/// Descent paths for tests of charts, on coarse grids so that their drawings stay short.
enum SamplePaths {
  /// Returns descents of x² − y² at rate 0.1: along the ridge, off it, and off it on the other side.
  static func saddle() throws -> PathResult {
    try thinned(
      run(
        CurvePlan(
          surface: "saddle", rates: [0.1], batchSizes: [.full],
          starts: [.values([1, 0]), .values([1, 1e-3]), .values([1, -0.1])], length: .steps(60))), by: 12)
  }

  /// Returns descents of x² with rates that end, cycle and diverge.
  static func square() throws -> PathResult {
    try thinned(
      run(
        CurvePlan(
          surface: "square", rates: [0.1, 1, 1.1], batchSizes: [.full], starts: [.values([2])], length: .steps(30))),
      by: 20)
  }

  /// Returns noisy descents of a bowl with several seeds.
  static func seeds() throws -> PathResult {
    try thinned(
      run(
        CurvePlan(
          surface: "bowl:kappa=4", rates: [0.1], batchSizes: [.full], starts: [.values([1.5, 1.5])], seedCount: 3,
          length: .steps(20), noise: 0.5)), by: 12)
  }

  /// Returns descents from many starts, which have no names.
  static func starts() throws -> PathResult {
    let starts = stride(from: -1.8, through: 1.8, by: 0.3).map { StartPoint.values([$0, 1.8]) }
    return try thinned(
      run(
        CurvePlan(
          surface: "bowl:kappa=4", rates: [0.1], batchSizes: [.full], starts: starts, length: .steps(20))), by: 12)
  }

  static func run(_ plan: CurvePlan, window: PathPlan.Window = .usual) throws -> PathResult {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    return try PathStudy(PathPlan(plan, window: window), in: Laboratory(catalog: catalog, threads: 1)).result()
  }

  private static func thinned(_ result: PathResult, by step: Int) -> PathResult {
    var thin = result
    let columns = Array(stride(from: 0, to: result.x.count, by: step))
    let rows = result.isLine ? [0] : Array(stride(from: 0, to: result.y.count, by: step))
    thin.x = columns.map { result.x[$0] }
    thin.y = result.isLine ? [] : rows.map { result.y[$0] }
    thin.heights = rows.flatMap { row in columns.map { result.heights[row * result.x.count + $0] } }
    return thin
  }
}
