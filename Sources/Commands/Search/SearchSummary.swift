import Descent
import Studies
import Wording

/// The result of `search` as programs read it.
struct SearchSummary: Encodable {
  /// One run of a strategy.
  struct RunSummary: Encodable {
    let seed: UInt64
    let verdict: String
    let evaluations: Int
    let bestLoss: Double?
    let bestEvaluation: Int?
    let trainAccuracy: Double?
    let testAccuracy: Double?
    let validationAccuracy: Double?
    let parameters: [Double]?
  }

  /// One strategy.
  struct StrategySummary: Encodable {
    let label: String
    let optimizer: String
    let rate: Double
    let runs: [RunSummary]
  }

  let plan: SearchPlan
  let data: ProblemFacts
  let chance: Double?
  let series: [StrategySummary]

  /// The summary of a result.
  init(_ result: SearchResult) {
    plan = result.plan
    data = result.facts
    chance = result.chance
    series = result.strategies.map { strategy in
      StrategySummary(
        label: strategy.label, optimizer: "\(strategy.optimizer)", rate: strategy.rate,
        runs: strategy.runs.map { run in
          let last = run.assessments.last
          return RunSummary(
            seed: run.seed, verdict: run.verdict.word, evaluations: run.losses.count, bestLoss: run.bestLoss,
            bestEvaluation: run.bestEvaluation, trainAccuracy: last?.trainingAccuracy,
            testAccuracy: result.heldOut == .test ? last?.accuracy : nil,
            validationAccuracy: result.heldOut == .validation ? last?.accuracy : nil, parameters: run.point)
        })
    }
  }
}
