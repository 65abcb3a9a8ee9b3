import Wording

/// The numbers behind a schedule figure: a row a step of every schedule.
package struct ScheduleTable: ResultTable {
  private let result: ScheduleResult

  /// The table of a result.
  package init(_ result: ScheduleResult) { self.result = result }

  /// Writes the table, a schedule at a time.
  package func write(to sink: (String) throws -> Void) rethrows {
    try sink("schedule,step,rate\n")
    for series in result.series {
      let name = TableCell.text(series.label)
      try sink(
        zip(series.rates.x, series.rates.y).map { step, rate in
          "\(name),\(Int(step)),\(TableCell.number(rate))\n"
        }.joined())
    }
  }
}
