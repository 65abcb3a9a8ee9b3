import Descent
import Studies
import Wording

/// The terminal table and the `--json` object of a heat map.
struct HeatmapSummary {
  private let result: HeatmapResult
  private let value: HeatmapValue
  private let cells: [HeatmapState: Int]
  private let finite: [Double]
  private let best: (column: Int, row: Int, value: Double)?

  /// Creates the summary of a result whose colours show `value`.
  init(_ result: HeatmapResult, value: HeatmapValue) {
    (self.result, self.value) = (result, value)
    let cells = result.cells(value)
    self.cells = Dictionary(cells.map { ($0.state, 1) }, uniquingKeysWith: +)
    finite = cells.compactMap(\.median).filter(\.isFinite)
    best = result.best(value).map { ($0.column, $0.row, $0.value) }
  }

  /// The table for the terminal, with one row.
  var text: String {
    let plan = result.plan
    let isObjective = plan.problem.isSurface && [.loss, .trainLoss].contains(value)
    let quantity = isObjective ? "f" : value.description
    return Table(CollectionOfOne(())) {
      Column(heading: "cells") { "\(plan.x.values.count)×\(plan.y.values.count)" }
      Column(heading: "runs") { result.runCount }
      Column(heading: "steps") { result.stepCount }
      Column(heading: "diverged") { cells[.diverged] }
      Column(heading: "not run") { cells[.notRun] }
      Column(heading: "lowest \(quantity)", .rate) { finite.min() }
      Column(heading: "highest \(quantity)", .rate) { finite.max() }
      Column(heading: "best at") {
        best.map { best in
          zip([plan.x, plan.y], [best.column, best.row]).map { axis, index in
            "\(axis.quantity.name) \(axis.cell(at: index).text(.rate))"
          }.joined(separator: ", ")
        }
      }
    }.text
  }

  /// The summary for `--json`.
  var object: JSONObject {
    let plan = result.plan
    let counts: JSONObject = [
      "done": cells[.done] ?? 0, "diverged": cells[.diverged] ?? 0, "not_run": cells[.notRun] ?? 0,
    ]
    let best: JSONObject? = best.map {
      ["x": plan.x.cell(at: $0.column), "y": plan.y.cell(at: $0.row), "value": $0.value]
    }
    return [
      "plan": plan, "data": result.facts, "value": value.description, "runs": result.runCount,
      "steps": result.stepCount, "cells": counts, "lowest": finite.min(), "highest": finite.max(), "best": best,
      "stability_limit": result.limit,
    ]
  }
}
