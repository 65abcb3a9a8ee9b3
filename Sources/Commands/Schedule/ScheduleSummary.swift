import Descent
import GradientKit
import Studies
import Wording

extension ScheduleResult {
  /// What people and programs are told: a row a schedule, with the sums that decide about stochastic descent.
  var summary: Table {
    let isOnSurface = plan.problem.isSurface
    return Table(series) {
      Column("label", heading: "schedule") { $0.label }
      Column("schedule") { $0.schedule.description }
      Column("base_rate", heading: "base rate", .rate) { $0.baseRate }
      Column("steps") { $0.count }
      Column(heading: "first") { $0.rates.y.first }
      Column(heading: "last") { $0.rates.y.last }
      Column("sum", heading: "Σ η", .digits(7)) { $0.sum }
      Column("sum_of_squares", heading: "Σ η²", .digits(7)) { $0.sumOfSquares }
      Column("satisfies_robbins_monro", heading: "Robbins–Monro") { $0.satisfiesRobbinsMonro }
      Column("verdicts") { TableCell.value($0.verdicts) }
      Column(heading: "verdict") { VerdictTally($0.verdicts).text }
      Column("loss", heading: isOnSurface ? "f" : "loss") { $0.losses?.y.last }
      Column("distance", heading: "distance") { $0.distances?.y.last }
      Column("parameters") { $0.end.map { TableCell.value($0) } }
      Column(heading: "end") { $0.verdicts.count == 1 ? $0.end.flatMap { Self.place($0) } : nil }
    }
  }

  /// The same for programs, with what it is about.
  var object: JSONObject { ["plan": plan, "data": facts, "series": summary] }

  private static func place(_ point: [Double]) -> String? {
    point.count > 2 ? nil : point.map { NumberText($0, .digits(8)).plain }.joined(separator: ", ")
  }
}
