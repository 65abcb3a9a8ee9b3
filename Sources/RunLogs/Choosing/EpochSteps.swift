/// A column that restarts with every epoch, such as the number of a batch, counted across epochs.
struct EpochSteps {
  /// The steps across all epochs.
  let x: LogX

  /// Creates the steps of a column, or `nil` if the column does not restart.
  init?(_ column: LogColumn, in log: Log) {
    guard let steps = column.numbers,
      let epochs = log.columns.first(where: { ColumnName($0.name).axis?.axis == .epoch && $0.numbers != nil }),
      epochs.name != column.name, epochs.rows == column.rows, let epoch = epochs.numbers, let first = epoch.min(),
      epoch.allSatisfy(\.isFinite), steps.allSatisfy(\.isFinite)
    else { return nil }
    var lengths: [Double: (least: Double, greatest: Double)] = [:]
    // Validation at the end of an epoch counts batches of its own.
    var isLate = [Bool](repeating: false, count: steps.count)
    var drops = 0
    var last = (step: -Double.infinity, epoch: -Double.infinity)
    for index in steps.indices {
      let (step, current) = (steps[index], epoch[index])
      if step < last.step, current > last.epoch { drops += 1 }
      isLate[index] = lengths[current].map { step < $0.greatest } ?? false
      if !isLate[index] { last = (step, current) }
      guard let old = lengths[current] else {
        lengths[current] = (step, step)
        continue
      }
      if !isLate[index] { lengths[current] = (old.least, step) }
    }
    guard drops > 0, drops * 2 >= lengths.count - 1, isLate.count(where: { $0 }) <= lengths.count else { return nil }
    let least = lengths.values.map(\.least).min() ?? 0
    let greatest = lengths.values.map(\.greatest).max() ?? 0
    let length = least <= 0 ? greatest - least + 1 : greatest
    let numbers = steps.indices.map { (epoch[$0] - first) * length + (isLate[$0] ? greatest : steps[$0]) }
    x = LogX(column, of: epochs, rows: column.rows, numbers: numbers)
  }
}
