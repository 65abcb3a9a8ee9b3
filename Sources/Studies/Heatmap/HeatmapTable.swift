import Descent
package import Wording

extension HeatmapResult {
  /// The numbers behind a heat map: a row a run of every cell, row by row of the map from the bottom.
  ///
  /// After `state` come what else is varied and, for examples, the measures that `loss` and `accuracy` are chosen from.
  package var table: Table {
    let runs = runs
    let (losses, accuracies) = (runs[.loss], runs[.accuracy])
    let others = [plan.x, plan.y].map(\.quantity).filter { ![.rate, .epochs, .seed].contains($0) }
    let measures: [HeatmapValue] =
      !plan.problem.isSurface ? [.trainLoss, .validationLoss, .trainAccuracy, .validationAccuracy] : []
    return Table(0..<height * width * plan.runsPerCell) {
      for quantity in [HeatmapQuantity.rate, .epochs, .seed] {
        Column(quantity.columnName) { cell(of: quantity, run: $0) }
      }
      Column("loss") { losses[$0] }
      Column("accuracy") { accuracies[$0] }
      for (index, values) in runs.parameters.enumerated() { Column("p\(index)") { values[$0] } }
      Column("state") { runs.states[$0].rawValue }
      for quantity in others { Column(quantity.columnName) { cell(of: quantity, run: $0) } }
      for (name, values) in measures.map({ ($0.description.replacing("-", with: "_"), runs[$0]) }) {
        Column(name) { values[$0] }
      }
    }
  }

  private func cell(of quantity: HeatmapQuantity, run: Int) -> TableCell {
    let axis = quantity == plan.x.quantity ? plan.x : plan.y
    guard axis.quantity == quantity, !axis.words.isEmpty else { return value(of: quantity, run: run).tableCell }
    let cell = run / plan.runsPerCell
    return axis.cell(at: axis == plan.x ? cell % width : cell / width)
  }

  /// What a quantity was for a run, whether it is varied or not; `nil` where it does not follow from the plan.
  private func value(of quantity: HeatmapQuantity, run: Int) -> Double? {
    let (cell, seed) = run.quotientAndRemainder(dividingBy: plan.runsPerCell)
    let (row, column) = cell.quotientAndRemainder(dividingBy: width)
    if quantity == plan.x.quantity { return plan.x.values[column] }
    if quantity == plan.y.quantity { return plan.y.values[row] }
    switch quantity {
    case .rate: return rate
    case .seed: return Double(plan.training.seed &+ UInt64(seed))
    case .epochs:
      if case .epochs(let count) = plan.training.length, plan[.steps] == nil { return Double(count) }
      let steps: Double? =
        if let steps = plan[.steps] {
          steps == plan.x ? steps.values[column] : steps.values[row]
        } else if case .steps(let count) = plan.training.length { Double(count) } else { nil }
      let batch = value(of: .batchSize, run: run) ?? 1
      let examples = Double(max(1, facts.trainingCount))
      return steps.map { $0 / (examples / min(batch, examples)).rounded(.up) }
    case .batchSize: return plan.training.batchSizes.first?.limit.map { Double($0) } ?? .infinity
    default: return nil
    }
  }
}
