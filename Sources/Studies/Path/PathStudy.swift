package import Descent
import GradientKit

/// A study of descent paths over a surface of one or two parameters.
package struct PathStudy: Study {
  package typealias View = PathView

  package static let name = "path"

  /// The number of samples on a line, and on each side of a plane.
  private static let lineSamples = 601
  private static let planeSamples = 121

  package let plan: PathPlan
  private let curves: CurveStudy
  private let subject: Subject
  private let problem: Problem
  private let surface: (any Surface)?

  package init(_ plan: PathPlan, in laboratory: Laboratory) throws {
    curves = try CurveStudy(plan.runs, in: laboratory)
    var plan = plan
    plan.runs = curves.plan
    self.plan = plan
    guard let subject = plan.runs.problem.subject.subjects.first else { throw StudyError.nothingToLearn }
    self.subject = subject
    problem = try laboratory.problem(subject, seed: plan.seed, workers: Workers(count: 1))
    surface = try laboratory.surface(of: plan.runs.problem.subject)
    let dimension = problem.objective.dimension
    guard dimension <= 2 else { throw StudyError.tooManyParameters(count: dimension, limit: 2) }
    if case .ranges(let ranges) = plan.window, ranges.count != dimension {
      throw StudyError.wrongWindow(given: ranges.count, needed: dimension)
    }
  }

  package func check(_ view: PathView) throws {
    guard view.style == .relief else { return }
    if problem.objective.dimension < 2 {
      throw ViewError("--style relief needs two parameters; a function of one is drawn as a curve")
    }
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }
  package var memory: MemoryNeed { curves.memory }

  /// Performs the runs, then samples the objective around them.
  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> PathResult {
    let runs = try curves.result(by: engine, observing: observer)
    var result = PathResult(
      runs: runs, window: plan.window, x: [], y: [], heights: [], minima: [], pathHeights: try heights(along: runs))
    let window = PathWindow(plan.window, of: surface, runs: runs, dimension: problem.objective.dimension)
    try sample(problem.objective, in: window.ranges, into: &result)
    result.minima =
      try surface?.minima.map { point in
        PathResult.Minimum(point: point, height: try problem.objective.value(at: point, on: .all))
      } ?? []
    return result
  }

  private func heights(along runs: CurveResult) throws -> [[Double]] {
    let isWhole = plan.runs.problem.isSurface || plan.runs.training.batchSizes.allSatisfy { $0 == .full }
    guard !isWhole else { return [] }
    return try runs.series.flatMap { series in
      try series.traces.map { trace in
        let problem = try curves.laboratory.problem(
          series.subject, start: series.start, seed: trace.seed, workers: Workers(count: 1))
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
    let rows = try Workers(count: curves.laboratory.cores).results(max(1, y.count)) { row in
      try x.map { try objective.value(at: y.isEmpty ? [$0] : [$0, y[row]], on: .all) }
    }
    (result.x, result.y) = (x, y)
    result.heights = rows.joined().map { Self.rounded($0) }
  }

  /// Rounds to six digits, because every figure carries the thousands of numbers of its grid.
  private static func rounded(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let places = 5 - Int(Double.log10(value.magnitude).rounded(.down))
    // The factor or the product would overflow beyond these powers of ten.
    guard (-300...22).contains(places) else { return value }
    let factor = Double.pow(10, abs(places))
    return places >= 0 ? (value * factor).rounded() / factor : (value / factor).rounded() * factor
  }
}
