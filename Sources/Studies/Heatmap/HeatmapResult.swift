package import Descent
package import Wording

/// The result of a ``HeatmapPlan``.
package struct HeatmapResult: Sendable, Codable {
  /// The plan, with the values of both axes.
  package var plan: HeatmapPlan
  /// Facts about the examples or the surface.
  package var facts: ProblemFacts
  /// The rate, unless it is varied.
  package var rate: Double
  /// The start point, unless it is varied; empty if it has more than ``Trace/recordedParameterLimit`` coordinates.
  package var start: [Double]
  /// The ends of the runs.
  package var runs: CellEnds
  /// The number of runs performed; one run can serve several cells.
  package var runCount: Int
  /// The steps they made together.
  package var stepCount: Int
  /// The rates above which the optimizer is unstable, if they are known and rates are varied.
  package var limit: StabilityLimit?
  /// Remarks on the runs.
  package var remarks: [String]

  /// The number of columns.
  package var width: Int { plan.x.values.count }
  /// The number of rows.
  package var height: Int { plan.y.values.count }

  /// Returns the cells of a value, row by row, from the row with the smallest y.
  package func cells(_ value: HeatmapValue) -> [HeatmapCell] {
    let (values, count) = (runs[value], plan.runsPerCell)
    return (0..<width * height).map { cell in
      HeatmapCell((cell * count..<(cell + 1) * count).map { (runs.states[$0], values[$0]) })
    }
  }

  /// The cell with the lowest loss, or the highest accuracy if that is the value; among those as good to nine digits the
  /// one with the least y, then the least x.
  ///
  /// `tieCount` is the number of other cells as good as it.
  package func best(_ value: HeatmapValue) -> (column: Int, row: Int, value: Double, tieCount: Int)? {
    let judged = value.parameter == nil ? value : .loss
    let cells = cells(judged)
    let values = cells.map { $0.state == .done ? $0.median.flatMap { $0.isFinite ? $0 : nil } : nil }
    let sign = judged.isAccuracy ? -1.0 : 1
    guard let least = values.compactMap({ $0.map { sign * $0 } }).min() else { return nil }
    let all = values.indices.filter { values[$0].map { sign * $0 <= least + 1e-9 * least.magnitude } ?? false }
    guard let first = all.first, let found = values[first] else { return nil }
    return (first % width, first / width, found, all.count - 1)
  }
}

extension HeatmapResult: StoredResult {
  /// Whether there is a run for every cell and seed.
  package var isConsistent: Bool {
    guard plan.training.isConsistent, facts.isConsistent, width > 0, height > 0, plan.x.isConsistent,
      plan.y.isConsistent
    else { return false }
    let (cells, isTooWide) = width.multipliedReportingOverflow(by: height)
    let (count, isTooLarge) = cells.multipliedReportingOverflow(by: plan.runsPerCell)
    let measures = [runs.trainLoss, runs.validationLoss, runs.trainAccuracy, runs.validationAccuracy]
    return !isTooWide && !isTooLarge && runs.states.count == count
      && (measures + runs.parameters).allSatisfy { $0.count == count }
      && [runCount, stepCount].allSatisfy(StoredNumber.counts.contains)
  }
}

extension HeatmapAxis {
  /// Whether the values ascend and counts are integers; the full batch is infinite.
  fileprivate var isConsistent: Bool {
    zip(values, values.dropFirst()).allSatisfy(<)
      && (!quantity.isWhole
        || values.allSatisfy { value in
          Int(exactly: value).map(StoredNumber.counts.contains) ?? (quantity == .batchSize && value == .infinity)
        })
  }
}

extension HeatmapResult {
  /// The numbers behind a heat map: one row per run of every cell, in row order from the bottom.
  ///
  /// The columns after `state` hold the other varied quantities and, for examples, the measures behind `loss` and
  /// `accuracy`.
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

  /// Returns the value of a quantity in a run, varied or not; `nil` if the plan does not determine it.
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
