package import Descent
import GradientKit
import Wording

/// A study of whole runs of gradient descent at several rates.
package struct TrajectoriesStudy: Study {
  package typealias View = TrajectoriesView

  package static let name = "trajectories"

  /// The default rates, as multiples of the inverse of the largest curvature: very slow, slow, exact in one step,
  /// borderline and diverging.
  private static let sharesOfCurvature = [0.02, 0.2, 1, 2, 2.2]

  package let plan: TrajectoriesPlan
  private let curves: CurveStudy
  private let problem: Problem
  private let surface: (any Surface)?

  package init(_ plan: TrajectoriesPlan, in laboratory: Laboratory) throws {
    var plan = plan
    guard let subject = plan.problem.subject.subjects.first, let start = plan.problem.starts.first else {
      throw StudyError.nothingToLearn
    }
    problem = try laboratory.problem(
      subject, start: start, seed: plan.seed, workers: Workers(count: laboratory.cores), inDoublePrecision: true)
    surface = try laboratory.surface(of: plan.problem.subject)
    if plan.rates.isEmpty { plan.rates = try Self.defaultRates(for: problem, of: plan) }
    if plan.problem.isSurface { plan.problem.starts = [.values(problem.start)] }
    let training = TrainingPlan(
      rates: plan.rates, batchSizes: [.full], seed: plan.seed, length: .steps(plan.length),
      gradientMethods: [plan.gradientMethod])
    curves = try CurveStudy(CurvePlan(problem: plan.problem, training: training), in: laboratory)
    plan.problem = curves.plan.problem
    self.plan = plan
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }
  package var memory: MemoryNeed { curves.memory }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> TrajectoriesResult {
    let runs = try curves.result(by: engine, observing: observer)
    return TrajectoriesResult(plan: plan, runs: runs, profile: try profile(along: runs))
  }

  /// Returns rates that follow from the largest curvature at the start.
  private static func defaultRates(for problem: Problem, of plan: TrajectoriesPlan) throws -> [Double] {
    let curvature = try LargestCurvature.value(
      of: problem, isSurface: plan.problem.isSurface, seed: plan.seed)
    guard let curvature, curvature > 0 else { throw StudyError.noCurvature(value: curvature) }
    return sharesOfCurvature.map { share in
      // Makes 1/L exactly 0.5 for a curvature of 2 with rounding error.
      let size = share / curvature
      let short = size.rounded(toDigits: 3)
      return (short / size - 1).magnitude < 1e-6 ? short : size
    }
  }

  /// Samples a one-parameter objective over the surface's window or, for a model, over the range of the finite runs.
  private func profile(along runs: CurveResult) throws -> Curve? {
    guard problem.start.count == 1 else { return nil }
    var places = problem.start
    if let surface {
      places += surface.window.flatMap { [$0.lowerBound, $0.upperBound] }
    } else {
      for trace in runs.series.flatMap(\.traces) where !isRising(trace) {
        places += trace.rows.compactMap { $0.parameters?.first }
      }
    }
    guard var low = places.min(), var high = places.max(), low.isFinite, high.isFinite else { return nil }
    if !plan.problem.isSurface || low == high {
      let margin = low == high ? max(1, low.magnitude) : (high - low) * 0.15
      (low, high) = (low - margin, high + margin)
    }
    let x = (0...200).map { low + (high - low) * Double($0) / 200 }
    return Curve(x: x, y: try x.map { try problem.objective.value(at: [$0], on: .all) })
  }

  private func isRising(_ trace: Trace) -> Bool {
    let losses = trace.rows.compactMap(\.loss)
    guard let first = losses.first, let last = losses.last else { return true }
    return !(last <= first)
  }
}
