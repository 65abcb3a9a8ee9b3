import Descent
import Studies
import Wording

/// The result of `curve` as programs read it.
struct CurveSummary: Encodable {
  /// One series.
  struct SeriesSummary: Encodable {
    let label: String
    let objective: String
    let optimizer: String
    let schedule: String
    let rate: Double
    let batchSize: String
    let runs: [RunSummary]
  }

  let plan: CurvePlan
  let data: ProblemFacts
  let series: [SeriesSummary]

  /// The summary of a result.
  init(_ result: CurveResult) {
    plan = result.plan
    data = result.facts
    series = result.series.map { series in
      SeriesSummary(
        label: series.label, objective: "\(series.objective)", optimizer: "\(series.optimizer)",
        schedule: "\(series.schedule)",
        rate: series.rate, batchSize: series.batchSize.description, runs: series.traces.map(RunSummary.init))
    }
  }
}
