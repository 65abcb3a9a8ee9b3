import Descent
import Studies
import Wording

/// The table a person reads when `steps` is done: a row a size, with the original loss on top.
struct StepsReport {
  private let result: StepsResult

  /// The report on a result.
  init(_ result: StepsResult) { self.result = result }

  /// The tables, one a sweep, and what the rules suggest; of whole runs the table of a training curve.
  var text: String {
    result.sweeps.map(text).joined(separator: "\n")
  }

  private func text(of sweep: StepSweep) -> String {
    let name = result.sweeps.count > 1 ? "\(sweep.label): " : ""
    var lines = "\(name)original loss \(sweep.original), ‖g‖² \(NumberText(sweep.squaredNorm, .digits(7)).plain)\n"
    var table = TextTable(["step size", "loss", "change", "state"])
    for (index, state) in sweep.states.enumerated() {
      table.add([
        NumberText(sweep.sizes[index], .stepSize).plain, NumberText(sweep.losses[index], .digits(8)).plain,
        NumberText(sweep.changes[index], .digits(4)).plain,
        "\(state)\(index == sweep.best ? ", lowest" : "")",
      ])
    }
    lines += table.text
    let suggestions = sweep.suggestions.map { suggestion in
      "\(suggestion.rule.rawValue) \(suggestion.size.map { NumberText($0, .stepSize).plain } ?? "–")"
    }
    lines += "suggestions: \(suggestions.joined(separator: ", "))\n"
    switch sweep.curvature {
    case nil: lines += "curvature: the gradient jumps here\n"
    case 0?: lines += "curvature: 0, the loss is made of straight pieces here\n"
    case let value?: lines += "curvature: \(NumberText(value, .digits(4)).plain)\n"
    }
    return lines
  }
}
