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
  /// What x is in, such as `s`; `nil` for a count, and for what a file does not say.
  package let xUnit: String?
  /// Where the points are; growing, unless ``axis`` is of another kind.
  package private(set) var x: [Double] = []
  /// The values, among them those that are not finite.
  package private(set) var y: [Double] = []
  /// The range behind each value, where the file has it.
  package private(set) var band: LogBand?
  /// How many points a resumed run replaced, or later ones at the same x (``Resumption``).
  package private(set) var replaced = 0
  /// Whether the points are those of a run that was resumed.
  private(set) var isResumed = false
  /// How many points were left out because there is no finite x in their row.
  package private(set) var withoutX = 0

  /// The points of a column against `x`, or against the number of the row where that is `nil`; `nil` when the column is not
  /// numbers.
  package init?(of column: LogColumn, against x: LogX?, in log: Log) {
    guard let values = column.numbers else { return nil }
    run = log.name
    self.column = column.name
    xName = x?.name ?? "row"
    axis = x?.axis ?? .row
    xUnit = x?.unit

    let positions = x?.values(at: column.rows) ?? column.rows.map { Double($0) }
    if !axis.grows, positions.allSatisfy(\.isFinite) || Resumption.isNeedless(positions) {
      (self.x, y, band) = (positions, values, column.band)
      return
    }
    let kept: [Int]
    if axis.grows {
      guard !Resumption.isNeedless(positions) else {
        (self.x, y, band) = (positions, values, column.band)
        return
      }
      let resumption = Resumption(positions)
      (kept, replaced, withoutX) = (resumption.kept, resumption.replaced, resumption.withoutX)
      isResumed = resumption.isResumed
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
        "\(run), \(column): \(replaced.counted("point")) replaced "
          + (isResumed ? "where \(xName) goes back, as when a run is resumed" : "where \(xName) repeats")
          + "; the later ones stand")
    }
    if withoutX > 0 { remarks.append("\(run), \(column): \(withoutX.counted("point")) without \(xName) left out") }
    if notFinite > 0 {
      remarks.append("\(run), \(column): \(notFinite.counted("value")) of \(y.count.grouped) not finite")
    }
    return remarks
  }
}
