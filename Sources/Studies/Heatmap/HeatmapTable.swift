import Descent
import Wording

/// The numbers behind a heat map: a row a run of every cell.
package struct HeatmapTable: ResultTable {
  private let result: HeatmapResult

  /// The table of a result.
  package init(_ result: HeatmapResult) { self.result = result }

  /// Writes the table, row by row of the map from the bottom; after `state` come what else is varied and, for examples, the
  /// measures that `loss` and `accuracy` are chosen from.
  package func write(to sink: (String) throws -> Void) rethrows {
    let runs = result.runs
    let others = [result.plan.x, result.plan.y].map(\.quantity).filter { ![.rate, .epochs, .seed].contains($0) }
    let measures: [HeatmapValue] =
      !result.plan.problem.isSurface ? [.trainLoss, .validationLoss, .trainAccuracy, .validationAccuracy] : []
    let heads =
      ["rate", "epochs", "seed", "loss", "accuracy"] + runs.parameters.indices.map { "p\($0)" } + ["state"]
      + others.map(\.columnName) + measures.map { $0.description.replacing("-", with: "_") }
    try sink(heads.joined(separator: ",") + "\n")
    let shown = [[runs[.loss], runs[.accuracy]], runs.parameters, measures.map { runs[$0] }]
    for row in 0..<result.height {
      var lines = ""
      for column in 0..<result.width {
        for index in 0..<result.plan.runsPerCell {
          let place = (row * result.width + column) * result.plan.runsPerCell + index
          func text(_ quantity: HeatmapQuantity) -> String {
            let axis = quantity == result.plan.x.quantity ? result.plan.x : result.plan.y
            guard axis.quantity != quantity || axis.words.isEmpty else {
              return TableCell.text(axis.words[axis == result.plan.x ? column : row])
            }
            return TableCell.number(value(of: quantity, column: column, row: row, seed: index))
          }
          var cells = [text(.rate), text(.epochs), text(.seed)]
          cells += shown[0].map { TableCell.number($0[place]) } + shown[1].map { TableCell.number($0[place]) }
          cells.append(runs.states[place].rawValue)
          cells += others.map(text) + shown[2].map { TableCell.number($0[place]) }
          lines += cells.joined(separator: ",") + "\n"
        }
      }
      try sink(lines)
    }
  }

  /// What a quantity was for a run, whether it is varied or not; `nil` where it does not follow from the plan.
  private func value(of quantity: HeatmapQuantity, column: Int, row: Int, seed: Int) -> Double? {
    let plan = result.plan
    if quantity == plan.x.quantity { return plan.x.values[column] }
    if quantity == plan.y.quantity { return plan.y.values[row] }
    switch quantity {
    case .rate: return result.rate
    case .seed: return Double(plan.training.seed &+ UInt64(seed))
    case .epochs:
      if case .epochs(let count) = plan.training.length, plan[.steps] == nil { return Double(count) }
      let steps: Double? =
        if let steps = plan[.steps] {
          steps == plan.x ? steps.values[column] : steps.values[row]
        } else if case .steps(let count) = plan.training.length { Double(count) } else { nil }
      let batch = value(of: .batchSize, column: column, row: row, seed: seed) ?? 1
      let examples = Double(max(1, result.facts.trainingCount))
      return steps.map { $0 / (examples / min(batch, examples)).rounded(.up) }
    case .batchSize: return plan.training.batchSizes.first?.limit.map { Double($0) } ?? .infinity
    default: return nil
    }
  }
}
