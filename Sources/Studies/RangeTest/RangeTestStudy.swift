package import Descent
import GradientKit

/// The minibatch losses of a run whose rate grows with every batch (Smith 2017, "Cyclical learning rates for training
/// neural networks").
package struct RangeTestStudy: Study {
  package typealias View = RangeTestView

  package static let name = "range-test"

  package let plan: RangeTestPlan
  private let curves: CurveStudy

  package init(_ plan: RangeTestPlan, in laboratory: Laboratory) throws {
    var plan = plan
    curves = try CurveStudy(plan.curves, in: laboratory)
    plan.problem = curves.plan.problem
    plan.optimizers = curves.plan.training.optimizers
    self.plan = plan
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> RangeTestResult {
    let runs = try curves.result(by: engine, observing: observer)
    return RangeTestResult(
      plan: plan, facts: facts,
      tests: runs.series.map { series in
        let rows = series.traces.flatMap(\.rows).compactMap { row in
          row.rate.flatMap { rate in row.loss.map { (rate, $0) } }
        }
        return RangeTest(
          label: series.label, rates: rows.map(\.0), losses: rows.map(\.1), planned: plan.count,
          smoothing: plan.smoothing)
      })
  }
}
