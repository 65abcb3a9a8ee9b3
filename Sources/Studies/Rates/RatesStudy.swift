package import Descent
package import GradientKit
import Wording

/// A plan for a comparison of learning rates: where runs end at each rate, for every combination of the other options.
package struct RatesPlan: StudyPlan {
  /// The runs, one per rate and seed of every series.
  package var curves: CurvePlan

  /// Creates a plan.
  package init(curves: CurvePlan) { self.curves = curves }

  package var components: [(kind: ComponentKind, spec: Spec)] { curves.components }
  package var data: DataChoice? { curves.data }
  package var settings: [(name: String, value: String)] { curves.settings }
  package var seed: UInt64 { curves.seed }
}

/// The parts of a comparison of learning rates to show.
package struct RatesView: Codable, Hashable, Sendable {
  /// A value at the end of a run.
  package enum Quantity: String, Sendable, Codable, CaseIterable {
    /// The loss over all training examples, or the value of a surface.
    case loss
    /// The loss over all validation examples.
    case validationLoss = "validation-loss"
    /// The share of training examples classified correctly.
    case accuracy
    /// The share of validation examples classified correctly.
    case validationAccuracy = "validation-accuracy"

    /// Whether larger values are better.
    package var isShare: Bool { self == .accuracy || self == .validationAccuracy }
  }

  /// The panels; empty for the loss.
  package var quantities: [Quantity]

  /// Creates a view.
  package init(quantities: [Quantity] = []) { self.quantities = quantities }
}

/// A study of where runs end at each learning rate.
package struct RatesStudy: Study {
  package typealias View = RatesView

  package static let name = "rates"

  /// The default rates, three per decade from 1e-4 to 10.
  package static let defaultRates = [
    1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ]

  package let plan: RatesPlan
  private let curves: CurveStudy

  package init(_ plan: RatesPlan, in laboratory: Laboratory) throws {
    var plan = plan
    if plan.curves.training.rates.isEmpty { plan.curves.training.rates = Self.defaultRates }
    plan.curves.training.rates.sort()
    guard plan.curves.training.rates.count > 1 else {
      throw ViewError("rates compares learning rates; give --lr several, such as --lr log:0.001:1:13")
    }
    curves = try CurveStudy(plan.curves, in: laboratory)
    plan.curves = curves.plan
    self.plan = plan
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }
  package var memory: MemoryNeed { curves.memory }

  package func check(_ view: RatesView) throws {
    let quantities = view.quantities
    if plan.curves.problem.isSurface, let first = quantities.first(where: { $0 != .loss }) {
      throw ViewError("--y \(first.rawValue) is about examples; a surface has none")
    }
    if quantities.contains(where: \.isShare), facts.classes.isEmpty {
      throw ViewError("--y accuracy needs classes; \(facts.data) has numbers to predict")
    }
    if facts.validationCount == 0, let first = quantities.first(where: { $0.rawValue.hasPrefix("validation") }) {
      throw ViewError("--y \(first.rawValue) needs validation examples; there are none")
    }
  }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> RatesResult {
    RatesResult(plan: plan, curves: try curves.result(by: engine, observing: observer))
  }
}
