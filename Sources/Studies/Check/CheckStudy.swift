package import Descent
import GradientKit

/// A study that compares the analytic gradient with finite differences, in double precision throughout.
///
/// A check performs no runs and draws no figure.
package struct CheckStudy: Sendable {
  /// The plan with every default filled in.
  package let plan: CheckPlan
  /// The problem over all examples.
  package let problem: Problem
  /// The examples in the objective.
  let batch: Batch
  private let subject: Subject

  /// Prepares a check.
  ///
  /// - Throws: An error if a component's name, its settings or the data is invalid.
  package init(_ plan: CheckPlan, in laboratory: Laboratory) throws {
    var plan = plan
    if case .learning(var learning) = plan.problem.subject {
      learning.validationShare = 0
      plan.problem.subject = .learning(learning)
    }
    plan.problem = try plan.problem.resolved(seed: plan.seed, in: laboratory)
    guard let subject = plan.problem.subject.subjects.first else { throw StudyError.nothingToLearn }
    self.subject = subject
    self.plan = plan
    problem = try laboratory.problem(
      subject, start: plan.start ?? .model, seed: plan.seed, workers: Workers(count: laboratory.cores),
      inDoublePrecision: true)
    let count = problem.objective.exampleCount
    if !plan.problem.isSurface, count > plan.exampleLimit {
      var order = Array(0..<Int32(count))
      var random = RandomSource(seed: plan.seed, for: .check)
      random.shuffle(&order)
      batch = Batch(order, range: 0..<plan.exampleLimit)
    } else {
      batch = .all
    }
  }

  /// Checks the gradient at the named point, or at several random points.
  package func result() throws -> CheckResult {
    var check = GradientCheck()
    check.seed = plan.seed
    let findings = try points.enumerated().map { index, point in
      let report = try check.report(on: problem.objective, at: point, batch: batch, sample: plan.entryCount)
      return CheckResult.Finding(
        number: plan.start == nil ? index + 1 : nil, passed: report.passed, summary: "\(report)",
        worst: report.passed ? report.worst.first.map { "\($0)" } : nil)
    }
    return CheckResult(
      objective: subject.objective, facts: problem.facts, exampleCount: batch.count(of: problem.objective.exampleCount),
      findings: findings)
  }

  /// The points to check at.
  var points: [[Double]] {
    guard plan.start == nil else { return [problem.start] }
    var random = RandomSource(seed: plan.seed, for: .check)
    return (0..<plan.pointCount).map { _ in
      // A tenth away from the start in every direction: far enough from zeros and ties, near enough to stay in range.
      problem.start.map { $0 + 0.1 * max(1, $0.magnitude) * random.normal() }
    }
  }
}
