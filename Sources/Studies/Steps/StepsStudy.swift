package import Descent
import GradientKit
import Wording

/// A study of the loss after one step along −g, for every step size.
package struct StepsStudy: Study {
  package typealias View = StepsView

  package static let name = "steps"

  package let plan: StepsPlan
  package let facts: ProblemFacts
  private let problems: [(subject: Subject, start: StartPoint, problem: Problem)]
  /// What the default sizes follow from, where they are asked for.
  private let slopes: [Slope]?

  /// What is known at the point that steps begin at.
  private struct Slope {
    var loss: Double
    var gradient: [Double]
    var curvature: Double?
  }

  package init(_ plan: StepsPlan, in laboratory: Laboratory) throws {
    var plan = plan
    plan.problem = try plan.problem.resolved(seed: plan.seed, in: laboratory)
    var problems: [(subject: Subject, start: StartPoint, problem: Problem)] = []
    for subject in plan.problem.subject.subjects {
      for (index, start) in plan.problem.starts.enumerated() {
        let problem = try laboratory.problem(
          subject, start: start, seed: plan.seed, workers: Workers(count: laboratory.cores), inDoublePrecision: true)
        problems.append((subject, start, problem))
        if plan.problem.isSurface { plan.problem.starts[index] = .values(problem.start) }
      }
    }
    if plan.sizes.isEmpty {
      let slopes = try problems.map { try Self.slope(of: $0.problem, in: plan) }
      plan.sizes = try Self.defaultSizes(for: zip(problems.map(\.problem), slopes))
      self.slopes = slopes
    } else {
      slopes = nil
    }
    self.problems = problems
    self.plan = plan
    facts = problems.first?.problem.facts ?? ProblemFacts()
  }

  package var runCount: Int { problems.count }

  package var memory: MemoryNeed {
    var memory = MemoryNeed()
    memory.add(48 * Double(plan.sizes.count) * Double(problems.count), for: "the losses of all step sizes")
    return memory
  }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> StepsResult {
    StepsResult(
      plan: plan, facts: facts,
      sweeps: try problems.enumerated().map { index, one in
        let label = label(one.subject, start: one.start)
        let slope = try slopes?[index] ?? Self.slope(of: one.problem, in: plan)
        var sweep = try sweep(of: one.problem, along: slope, observer: observer(label))
        (sweep.objective, sweep.label) = (one.subject.objective, label)
        return sweep
      })
  }

  private static func slope(of problem: Problem, in plan: StepsPlan) throws -> Slope {
    var oracle = Oracle(problem.objective, method: plan.gradientMethod)
    oracle.begin(at: problem.start, on: .all)
    let (loss, gradient) = try oracle.lossAndGradient(at: problem.start)
    return Slope(
      loss: loss, gradient: gradient,
      curvature: try LargestCurvature.value(of: problem, isSurface: plan.problem.isSurface, seed: plan.seed))
  }

  private static func loss(of problem: Problem, after size: Double, along slope: Slope) throws -> Double {
    try problem.objective.value(at: zip(problem.start, slope.gradient).map { $0 - size * $1 }, on: .all)
  }

  /// The ten decades of the course notes, and whole decades after them until one lies above 2/L and the loss rises there.
  ///
  /// Some losses never rise: of those that have not by 10⁴ nothing more is asked.
  private static func defaultSizes(for slopes: some Sequence<(Problem, Slope)>) throws -> [Double] {
    var sizes = StepsPlan.defaultSizes
    let limit = slopes.compactMap { $1.curvature.flatMap { $0 > 0 ? 2 / $0 : nil } }.max() ?? 0
    while let last = sizes.last, last < 1e10 {
      let isRising = try last >= 1e4 || slopes.allSatisfy { try !(loss(of: $0, after: last, along: $1) <= $1.loss) }
      if last > limit && isRising { break }
      // 10 rather than 9.999999999999998.
      sizes.append((last * 10).rounded(toDigits: 3))
    }
    return sizes
  }

  private func label(_ subject: Subject, start: StartPoint) -> String {
    var parts: [String] = []
    if plan.problem.objectives.count > 1 { parts.append("\(subject.objective)") }
    if plan.problem.starts.count > 1 { parts.append("from \(start)") }
    return parts.isEmpty ? "\(subject.objective)" : parts.joined(separator: ", ")
  }

  private func sweep(of problem: Problem, along slope: Slope, observer: RunObserver) throws -> StepSweep {
    observer.willRun(plan.sizes.count)
    let norm = euclideanNorm(slope.gradient)
    var sweep = StepSweep(
      label: "", objective: "", original: slope.loss, squaredNorm: norm * norm, curvature: slope.curvature, sizes: [],
      losses: [])
    for size in plan.sizes {
      if observer.shouldStop() { break }
      sweep.losses.append(try Self.loss(of: problem, after: size, along: slope))
      sweep.sizes.append(size)
      observer.didAdvance(1)
    }
    return sweep
  }
}
