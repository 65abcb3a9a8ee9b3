import Descent
import GradientKit
import Studies
import Wording

extension StepsResult {
  /// The text for the terminal: one table per sweep, and the rules' suggestions.
  var report: String { sweeps.map(report).joined(separator: "\n") }

  private func report(on sweep: StepSweep) -> String {
    let name = sweeps.count > 1 ? "\(sweep.label): " : ""
    let table = Table(sweep.states.indices) {
      Column(heading: "step size", .stepSize) { sweep.sizes[$0] }
      Column(heading: "loss", .digits(8)) { sweep.losses[$0] }
      Column(heading: "change") { sweep.changes[$0] }
      Column(heading: "state") { "\(sweep.states[$0])\($0 == sweep.best ? ", lowest" : "")" }
    }
    let suggestions = sweep.suggestions.map { suggestion in
      "\(suggestion.rule.rawValue) \(suggestion.size.map { NumberText($0, .stepSize).plain } ?? "–")"
    }
    let curvature =
      switch sweep.curvature {
      case nil: "the gradient jumps here"
      case 0?: "0, the loss is made of straight pieces here"
      case let value?: NumberText(value, .digits(4)).plain
      }
    return "\(name)original loss \(sweep.original), ‖g‖² \(NumberText(sweep.squaredNorm, .digits(7)).plain)\n"
      + table.text
      + "suggestions: \(suggestions.joined(separator: ", "))\n" + remedy(for: sweep) + "curvature: \(curvature)\n"
  }

  /// Suggests a range two decades wider, with the same spacing, if the lowest loss lies at an end of the sizes.
  private func remedy(for sweep: StepSweep) -> String {
    guard let end = sweep.openEnd, let first = sweep.sizes.first, let last = sweep.sizes.last else { return "" }
    let decades = Double.log10(last / first)
    let perDecade = decades > 0 ? Double(sweep.sizes.count - 1) / decades : 1
    let (from, to) = end == .largest ? (first, last * 100) : (first / 100, last)
    let count = sweep.sizes.count + max(2, Int((2 * perDecade).rounded()))
    let range = "log:\(NumberText(from, .stepSize).plain):\(NumberText(to, .stepSize).plain):\(count)"
    return "the loss is lowest at the \(end.rawValue) size tried, where the range ends; a wider one: --lr \(range)\n"
  }

  /// The summary for `--json`.
  var object: JSONObject {
    let sweeps = Table(sweeps) {
      Column("label") { $0.label }
      Column("objective") { $0.objective.description }
      Column("original") { $0.original }
      Column("gradient_squared") { $0.squaredNorm }
      Column("initial_slope") { $0.initialSlope }
      Column("curvature") { $0.curvature }
      Column("best_size") { sweep in sweep.best.map { sweep.sizes[$0] } }
      Column("best_loss") { sweep in sweep.best.map { sweep.losses[$0] } }
      Column("open_end") { $0.openEnd?.rawValue }
      Column("suggestions") { sweep in
        let known = sweep.suggestions.compactMap { one in one.size.map { (one.rule.rawValue, $0) } }
        return TableCell.value(Dictionary(uniqueKeysWithValues: known))
      }
      Column("sizes") { TableCell.value($0.sizes) }
      Column("losses") { TableCell.value($0.losses) }
      Column("states") { TableCell.value($0.states) }
    }
    return ["plan": plan, "data": facts, "sweeps": sweeps]
  }
}

extension RangeTestResult {
  /// The table for the terminal: one row per run, with the rules' rates.
  var report: String {
    let ends = tests.compactMap { test in
      test.openEnd.map { end in
        "\(tests.count > 1 ? "\(test.label): " : "")the loss is lowest at the \(end.rawValue) rate, where the range ends; "
          + "a range that goes further \(end == .largest ? "up" : "down") lets the rules speak\n"
      }
    }
    return summary.text + ends.joined()
  }

  /// The columns of the table and of `--json`: one row per run.
  private var summary: Table {
    Table(tests) {
      Column("label", heading: "series") { $0.label }
      Column("steps") { $0.rates.count }
      Column("exploded") { $0.hasExploded }
      Column("last_rate", heading: "last rate", .stepSize) { $0.rates.last }
      Column("lowest_loss", heading: "lowest loss", .digits(4)) { test in test.lowest.map { test.smoothed[$0] } }
      Column("lowest_rate", heading: "at rate", .stepSize) { test in test.lowest.map { test.rates[$0] } }
      for rule in RangeTest.Rule.allCases {
        Column(rule.rawValue, heading: rule.rawValue, .stepSize) { $0.rate(by: rule) }
      }
    }
  }

  /// The summary for `--json`.
  var object: JSONObject { ["plan": plan, "data": facts, "series": summary] }
}
