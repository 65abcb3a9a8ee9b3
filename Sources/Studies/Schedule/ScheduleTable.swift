package import Wording

extension ScheduleResult {
  /// The numbers behind a schedule figure: a row a step of every schedule.
  package var table: Table {
    let rows = series.lazy.flatMap { series in
      zip(series.rates.x, series.rates.y).lazy.map { (name: series.label, step: $0, rate: $1) }
    }
    return Table(rows) {
      Column("schedule") { $0.name }
      Column("step") { Int($0.step) }
      Column("rate") { $0.rate }
    }
  }
}
