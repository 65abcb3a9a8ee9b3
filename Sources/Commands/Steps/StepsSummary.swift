import Descent
import GradientKit
import Studies
import Wording

extension StepsResult {
  /// What a person reads: a table a sweep, and what the rules suggest.
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
      + "suggestions: \(suggestions.joined(separator: ", "))\n" + "curvature: \(curvature)\n"
  }

  /// What programs are told.
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
