import Descent
import Studies
import Wording

/// The result of `schedule` as programs read it.
struct ScheduleSummary: Encodable {
  /// One schedule, without its rates one by one.
  struct SeriesSummary: Encodable {
    let label: String
    let schedule: String
    let baseRate: Double
    let steps: Int
    let sum: Double
    let sumOfSquares: Double
    let satisfiesRobbinsMonro: Bool
    let loss: Double?
    let distance: Double?
    let verdicts: [String]
    let parameters: [Double]?
  }

  let plan: SchedulePlan
  let data: ProblemFacts
  let series: [SeriesSummary]

  /// The summary of a result.
  init(_ result: ScheduleResult) {
    plan = result.plan
    data = result.facts
    series = result.series.map { series in
      SeriesSummary(
        label: series.label, schedule: "\(series.schedule)", baseRate: series.baseRate, steps: series.count,
        sum: series.sum, sumOfSquares: series.sumOfSquares, satisfiesRobbinsMonro: series.satisfiesRobbinsMonro,
        loss: series.losses?.y.last, distance: series.distances?.y.last, verdicts: series.verdicts,
        parameters: series.end)
    }
  }
}
