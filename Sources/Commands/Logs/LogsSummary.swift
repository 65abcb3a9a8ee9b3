import RunLogs
import Wording

extension LogsResult {
  /// What people and programs are told: a row a line of the figure, with its first, last, least and greatest value.
  var summary: Table {
    let rows = series.map { (series: $0, finite: $0.y.filter(\.isFinite)) }
    return Table(rows) {
      Column("run", heading: "run") { $0.series.run }
      Column("column", heading: "column") { $0.series.column }
      Column(heading: "runs") { $0.series.group?.runs.count }
      Column("runs") { TableCell.value($0.series.group?.runs ?? [$0.series.run]) }
      Column("points", heading: "points") { $0.series.y.count }
      Column("x_name", heading: "against") { $0.series.xName }
      Column("first_x", heading: "from", .digitsUnlessWhole(4)) { $0.series.x.first }
      Column("last_x", heading: "to", .digitsUnlessWhole(4)) { $0.series.x.last }
      Column("first", heading: "first", .digitsUnlessWhole(4)) { $0.series.y.first }
      Column("last", heading: "last", .digitsUnlessWhole(4)) { $0.series.y.last }
      Column("least", heading: "least", .digitsUnlessWhole(4)) { $0.finite.min() }
      Column("greatest", heading: "greatest", .digitsUnlessWhole(4)) { $0.finite.max() }
      Column("not_finite") { $0.series.y.count - $0.finite.count }
      Column(heading: "not finite") { $0.series.y.count > $0.finite.count ? $0.series.y.count - $0.finite.count : nil }
      Column("replaced") { $0.series.replaced }
    }
  }

  /// The same for programs, with where it comes from.
  var object: JSONObject { ["kinds": kinds, "files": files, "remarks": remarks, "series": summary] }
}
