import Descent
import Studies
import Wording

/// The result of `steps` as programs read it.
struct StepsSummary: Encodable {
  /// One sweep, with what follows from it.
  struct SweepSummary: Encodable {
    let label: String
    let objective: String
    let original: Double
    let gradientSquared: Double
    let initialSlope: Double?
    let curvature: Double?
    let bestSize: Double?
    let bestLoss: Double?
    let suggestions: [String: Double]
    let sizes: [Double]
    let losses: [Double]
    let states: [StepState]
  }

  let plan: StepsPlan
  let data: ProblemFacts
  let sweeps: [SweepSummary]

  /// The summary of a result.
  init(_ result: StepsResult) {
    plan = result.plan
    data = result.facts
    sweeps = result.sweeps.map { sweep in
      SweepSummary(
        label: sweep.label, objective: "\(sweep.objective)", original: sweep.original,
        gradientSquared: sweep.squaredNorm, initialSlope: sweep.initialSlope, curvature: sweep.curvature,
        bestSize: sweep.best.map { sweep.sizes[$0] }, bestLoss: sweep.best.map { sweep.losses[$0] },
        suggestions: Dictionary(
          uniqueKeysWithValues: sweep.suggestions.compactMap { one in one.size.map { (one.rule.rawValue, $0) } }),
        sizes: sweep.sizes, losses: sweep.losses, states: sweep.states)
    }
  }
}
