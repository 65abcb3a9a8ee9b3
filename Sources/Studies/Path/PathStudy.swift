package import Descent
package import GradientKit

/// Runs a ``PathPlan``.
package struct PathStudy: Sendable {
  /// Samples of a surface of one parameter.
  private static let lineSamples = 601
  /// Samples along each parameter of a surface of two.
  private static let planeSamples = 121

  private let plan: PathPlan
  private let curve: CurveStudy
  private let threads: Int

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  package init(
    _ plan: PathPlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.plan = plan
    curve = CurveStudy(plan.runs, catalog: catalog, threads: threads, load: load)
    self.threads = threads
  }

  /// The number of runs.
  package var runCount: Int { curve.runCount }

  /// Runs everything and samples the surface.
  ///
  /// What comes out does not depend on the number of threads.
  /// - Throws: ``StudyError/tooManyParameters(count:limit:)`` for more than two parameters,
  ///   ``StudyError/wrongWindow(given:needed:)`` for ranges of another number, and what is wrong with a component's
  ///   name, its settings or the data, before the first run.
  package func run(observing observer: @Sendable (Series) -> RunObserver = { _ in RunObserver() }) throws -> PathResult
  {
    guard let objective = plan.runs.problem.objectives.first else { throw StudyError.nothingToLearn }
    let problem = try curve.source.problem(
      objective, seed: plan.runs.training.seed, workers: Workers(count: 1))
    let dimension = problem.objective.dimension
    guard dimension <= 2 else { throw StudyError.tooManyParameters(count: dimension, limit: 2) }
    if case .ranges(let ranges) = plan.window, ranges.count != dimension {
      throw StudyError.wrongWindow(given: ranges.count, needed: dimension)
    }
    let surface = try plan.runs.problem.surface.map { try curve.source.catalog.surface(Spec($0)) }

    let runs = try curve.run(observing: observer)
    var result = PathResult(
      runs: runs, window: plan.window, x: [], y: [], heights: [], minima: [],
      pathHeights: try heights(along: runs, of: objective))
    let window = PathWindow(plan.window, of: surface, runs: runs, dimension: dimension)
    try sample(problem.objective, in: window.ranges, into: &result)
    result.minima =
      try surface?.minima.map { point in
        PathResult.Minimum(point: point, height: try problem.objective.value(at: point, on: .all))
      } ?? []
    return result
  }

  /// The whole objective at every point of runs that saw only a batch of it.
  private func heights(along runs: CurveResult, of objective: String) throws -> [[Double]] {
    let isWhole = plan.runs.problem.surface != nil || plan.runs.training.batchSizes.allSatisfy { $0 == .full }
    guard !isWhole else { return [] }
    return try runs.series.flatMap { series in
      try series.traces.map { trace in
        let problem = try curve.source.problem(
          objective, start: series.start, seed: trace.seed, workers: Workers(count: 1))
        return try trace.rows.map { row in
          guard let point = row.parameters, point.allSatisfy(\.isFinite) else { return .nan }
          return try problem.objective.value(at: point, on: .all)
        }
      }
    }
  }

  private func sample(
    _ objective: any Objective, in ranges: [ClosedRange<Double>], into result: inout PathResult
  ) throws {
    func places(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0..<count).map { index in
        let share = Double(index) / Double(count - 1)
        return range.lowerBound * (1 - share) + range.upperBound * share
      }
    }
    let count = ranges.count == 1 ? Self.lineSamples : Self.planeSamples
    let (x, y) = (places(ranges[0], count), ranges.count > 1 ? places(ranges[1], count) : [])
    let rows = try Workers(count: threads).results(max(1, y.count)) { row in
      try x.map { try objective.value(at: y.isEmpty ? [$0] : [$0, y[row]], on: .all) }
    }
    (result.x, result.y) = (x, y)
    result.heights = rows.joined().map { Self.rounded($0) }
  }

  /// Six digits; a grid is thousands of numbers, and they travel inside every figure.
  private static func rounded(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let places = 5 - Int(Double.log10(value.magnitude).rounded(.down))
    // Beyond these powers of ten the factor or the product would leave the doubles.
    guard (-300...22).contains(places) else { return value }
    let factor = Double.pow(10, abs(places))
    return places >= 0 ? (value * factor).rounded() / factor : (value / factor).rounded() * factor
  }
}
