package import Descent
import GradientKit

/// A study of how the error of finite differences depends on their step h.
package struct DifferencesStudy: Study {
  package typealias View = DifferencesView

  package static let name = "differences"

  package let plan: DifferencesPlan
  private let check: CheckStudy

  package init(_ plan: DifferencesPlan, in laboratory: Laboratory) throws {
    check = try CheckStudy(plan.check, in: laboratory)
    var plan = plan
    plan.check = check.plan
    self.plan = plan
  }

  package var facts: ProblemFacts { check.problem.facts }
  package var runCount: Int { 0 }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> DifferencesResult {
    DifferencesResult(check: try check.result(), sweep: try sweep(plan.steps))
  }

  /// Returns the largest error of both difference formulas over the checked entries, for every step h.
  ///
  /// As h falls, the error falls while truncation dominates and rises once rounding does.
  private func sweep(_ steps: [Double]) throws -> DifferenceSweep {
    let point = check.points[0]
    let dimension = check.problem.objective.dimension
    var gradient = [Double](repeating: 0, count: dimension)
    let here = try check.problem.objective.value(at: point, on: check.batch, gradient: &gradient)
    var entries = Array(0..<dimension)
    if let count = plan.check.entryCount, count < dimension {
      var random = RandomSource(seed: plan.seed, for: .check)
      random.shuffle(&entries)
      entries = Array(entries[..<count])
    }
    var sweep = DifferenceSweep(steps: steps)
    for step in steps {
      var (forward, central) = (0.0, 0.0)
      for entry in entries {
        var moved = point
        moved[entry] = point[entry] + step
        let above = try check.problem.objective.value(at: moved, on: check.batch)
        moved[entry] = point[entry] - step
        let below = try check.problem.objective.value(at: moved, on: check.batch)
        let errors = [(above - here) / step - gradient[entry], (above - below) / (2 * step) - gradient[entry]]
        // A NaN error counts as the largest.
        (forward, central) = (maximumNorm([forward, errors[0]]), maximumNorm([central, errors[1]]))
      }
      sweep.forward.append(forward)
      sweep.central.append(central)
    }
    return sweep
  }
}
