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
    columns = (result.plan.x.quantity.name, result.plan.y.quantity.name)
  }

  /// A table of one row.
  var text: String {
    let isValueOfSurface = summary.plan.problem.isSurface && [.loss, .trainLoss].contains(value)
    let quantity = isValueOfSurface ? "f" : summary.value
    var table = TextTable([
      "cells", "runs", "steps", "diverged", "not run", "lowest \(quantity)", "highest \(quantity)", "best at",
    ])
    table.add([
      "\(summary.plan.x.values.count)×\(summary.plan.y.values.count)", String(summary.runs), String(summary.steps),
      count(summary.cells.diverged), count(summary.cells.notRun), number(summary.lowest), number(summary.highest),
      summary.best.map { "\(columns.x) \($0.x.shortText), \(columns.y) \($0.y.shortText)" } ?? "",
    ])
    return table.text
  }

  private func count(_ count: Int) -> String { count > 0 ? String(count) : "" }

  private func number(_ value: Double?) -> String { value.map { NumberText($0, .rate).plain } ?? "" }
}
