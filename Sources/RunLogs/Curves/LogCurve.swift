import FileReading
import Wording

/// A column of a run against another column.
package struct LogCurve: Sendable, Equatable {
  /// The name of the run.
  package let run: String
  /// The y column.
  package let column: String
  /// The x column, or `row`.
  package let xName: String
  /// The quantity on the x axis.
  package let axis: LogAxis
  /// The unit of x, such as `s`; `nil` for a count or if the file does not give one.
  package let xUnit: String?
  /// The positions of the points, ascending unless ``axis`` is `other`.
  package private(set) var x: [Double] = []
  /// The values, which may be non-finite.
  package private(set) var y: [Double] = []
  /// The band around each value, if the file has one.
  package private(set) var band: LogBand?
  /// The number of points replaced by a resumed run, or by later points at the same x (``ResumedRun``).
  package private(set) var replaced = 0
  /// Whether the run was resumed.
  private(set) var isResumed = false
  /// The number of points left out because their row has no finite x.
  package private(set) var withoutX = 0

  /// Creates the points of a column against `x`, or against the row number if that is `nil`; returns `nil` if the
  /// column is not numeric.
  package init?(of column: LogColumn, against x: LogX?, in log: Log) {
    guard let values = column.numbers else { return nil }
    run = log.name
    self.column = column.name
    xName = x?.name ?? "row"
    axis = x?.axis ?? .row
    xUnit = x?.unit

    let positions = x?.values(at: column.rows) ?? column.rows.map { Double($0) }
    if !axis.grows, positions.allSatisfy(\.isFinite) || ResumedRun.isNeedless(positions) {
      (self.x, y, band) = (positions, values, column.band)
      return
    }
    let kept: [Int]
    if axis.grows {
      guard !ResumedRun.isNeedless(positions) else {
        (self.x, y, band) = (positions, values, column.band)
        return
      }
      let resumption = ResumedRun(positions)
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

  /// The number of non-finite values.
  package var notFinite: Int { y.count { !$0.isFinite } }

  /// Remarks on the points, as sentences without a final full stop.
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
