import Descent
import Studies
import Wording

/// The table a person reads when `schedule` is done: a row a schedule.
struct ScheduleReport {
  private let result: ScheduleResult

  /// The report on a result.
  init(_ result: ScheduleResult) { self.result = result }

  /// The table, with the sums that decide about stochastic descent.
  var text: String {
    let isOnSurface = result.plan.problem.surface != nil
    var table = TextTable([
      "schedule", "base rate", "first", "last", "Σ η", "Σ η²", "Robbins–Monro", "verdict", isOnSurface ? "f" : "loss",
      "distance", "end",
    ])
    for series in result.series {
      table.add([
        series.label, NumberText(series.baseRate, .rate).plain, short(series.rates.y.first), short(series.rates.y.last),
        NumberText(series.sum, .digits(7)).plain, NumberText(series.sumOfSquares, .digits(7)).plain,
        series.satisfiesRobbinsMonro ? "yes" : "no", VerdictTally(series.verdicts).text, short(series.losses?.y.last),
        short(series.distances?.y.last), series.verdicts.count == 1 ? place(series.end) : "",
      ])
    }
    return table.text
  }

  private func short(_ value: Double?) -> String { value.map { NumberText($0, .digits(4)).plain } ?? "" }

  private func place(_ point: [Double]?) -> String {
    guard let point, point.count <= 2 else { return "" }
    return point.map { NumberText($0, .digits(8)).plain }.joined(separator: ", ")
  }
}
