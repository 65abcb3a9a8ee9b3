import Descent
import Studies
import Wording

/// What a person reads when `heatmap` is done.
struct HeatmapReport {
  private let summary: HeatmapSummary
  private let value: HeatmapValue
  private let columns: (x: String, y: String)

  /// The report on a result whose colours are this value.
  init(_ result: HeatmapResult, value: HeatmapValue) {
    self.value = value
    summary = HeatmapSummary(result, value: value)
    columns = (result.plan.x.quantity.rawValue, result.plan.y.quantity.rawValue)
  }

  /// A table of one row.
  var text: String {
    let isValueOfSurface = summary.plan.problem.surface != nil && [.loss, .trainLoss].contains(value)
    let quantity = isValueOfSurface ? "f" : summary.value
    var table = TextTable([
      "cells", "runs", "steps", "diverged", "not run", "lowest \(quantity)", "highest \(quantity)", "best at",
    ])
    table.add([
      "\(summary.plan.x.values.count)×\(summary.plan.y.values.count)", String(summary.runs), String(summary.steps),
      count(summary.cells.diverged), count(summary.cells.notRun), number(summary.lowest), number(summary.highest),
      summary.best.map { "\(columns.x) \(number($0.x)), \(columns.y) \(number($0.y))" } ?? "",
    ])
    return table.text
  }

  private func count(_ count: Int) -> String { count > 0 ? String(count) : "" }

  private func number(_ value: Double?) -> String { value.map { NumberText($0, .rate).plain } ?? "" }
}
