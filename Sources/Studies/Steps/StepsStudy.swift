package import Descent
import GradientKit

/// What one step along −g does to the loss, for every size of the step.
package struct StepsStudy: Study {
  package typealias View = StepsView

  package static let name = "steps"

  package let plan: StepsPlan
  package let facts: ProblemFacts
  private let problems: [(subject: Subject, start: StartPoint, problem: Problem)]

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
    self.problems = problems
    self.plan = plan
    facts = problems.first?.problem.facts ?? ProblemFacts()
  }

  package var runCount: Int { problems.count }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> StepsResult {
    StepsResult(
      plan: plan, facts: facts,
      sweeps: try problems.map { subject, start, problem in
        let label = label(subject, start: start)
        var sweep = try sweep(of: problem, observer: observer(label))
        (sweep.objective, sweep.label) = (subject.objective, label)
        return sweep
      })
  }

  private func label(_ subject: Subject, start: StartPoint) -> String {
    var parts: [String] = []
    if plan.problem.objectives.count > 1 { parts.append("\(subject.objective)") }
    if plan.problem.starts.count > 1 { parts.append("from \(start)") }
    return parts.isEmpty ? "\(subject.objective)" : parts.joined(separator: ", ")
  }

  private func sweep(of problem: Problem, observer: RunObserver) throws -> StepSweep {
    observer.willRun(plan.sizes.count)
    var oracle = Oracle(problem.objective, method: plan.gradientMethod)
    oracle.begin(at: problem.start, on: .all)
    let (original, gradient) = try oracle.lossAndGradient(at: problem.start)
    let norm = euclideanNorm(gradient)
    var sweep = StepSweep(
      label: "", objective: "", original: original, squaredNorm: norm * norm,
      curvature: try LargestCurvature.value(of: problem, isSurface: plan.problem.isSurface, seed: plan.seed),
      sizes: [], losses: [])
    for size in plan.sizes {
      if observer.shouldStop() { break }
      sweep.losses.append(
        try problem.objective.value(at: zip(problem.start, gradient).map { $0 - size * $1 }, on: .all))
      sweep.sizes.append(size)
      observer.didAdvance(1)
    }
    return sweep
  }
}
