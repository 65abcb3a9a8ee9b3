import FileReading
import Wording

/// A column of a run against another: the points of a line.
package struct LogCurve: Sendable, Equatable {
  /// The run's name.
  package let run: String
  /// The column of y.
  package let column: String
  /// The column of x, or `row`.
  package let xName: String
  /// What x counts.
  package let axis: LogAxis
  /// Where the points are; growing, unless ``axis`` is of another kind.
  package private(set) var x: [Double] = []
  /// The values, among them those that are not finite.
  package private(set) var y: [Double] = []
  /// The range behind each value, where the file has it.
  package private(set) var band: LogBand?
  /// How many points a resumed run replaced (``Resumption``).
  package private(set) var replaced = 0
  /// How many points were left out because there is no finite x in their row.
  package private(set) var withoutX = 0

  /// The points of a column against the column `x`, or against the number of the row where that is `nil`; `nil` when one
  /// of them is not numbers.
  package init?(of column: LogColumn, against x: LogColumn?, axis: LogAxis, in log: Log) {
    guard let values = column.numbers else { return nil }
    run = log.name
    self.column = column.name
    xName = x?.name ?? "row"
    self.axis = axis

    var positions: [Double]
    if let x {
      guard let numbers = x.numbers else { return nil }
      positions = []
      positions.reserveCapacity(values.count)
      var next = 0
      for row in column.rows {
        while next < x.rows.count, x.rows[next] < row { next += 1 }
        positions.append(next < x.rows.count && x.rows[next] == row ? numbers[next] : .nan)
      }
    } else {
      positions = column.rows.map { Double($0) }
    }

    let kept: [Int]
    if axis.grows {
      let resumption = Resumption(positions)
      (kept, replaced, withoutX) = (resumption.kept, resumption.replaced, resumption.withoutX)
    } else {
      kept = positions.indices.filter { positions[$0].isFinite }
      withoutX = positions.count - kept.count
    }
    self.x = kept.map { positions[$0] }
    y = kept.map { values[$0] }
    band = column.band?.part(at: kept)
  }

  /// How many values are not finite.
  package var notFinite: Int { y.count { !$0.isFinite } }

  /// What should be known about the points, as sentences without their full stop.
  package var remarks: [String] {
    var remarks: [String] = []
    if replaced > 0 {
      remarks.append(
        "\(run), \(column): \(replaced.counted("point")) replaced where \(xName) repeats or goes back, as when a run is "
          + "resumed; the later ones stand")
    }
    if withoutX > 0 { remarks.append("\(run), \(column): \(withoutX.counted("point")) without \(xName) left out") }
    if notFinite > 0 {
      remarks.append("\(run), \(column): \(notFinite.counted("value")) of \(y.count.grouped) not finite")
    }
    return remarks
  }
}
