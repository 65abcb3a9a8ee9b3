/// The x axis of a log.
package struct LogX: Sendable, Equatable {
  /// The name of the column.
  package let name: String
  /// The quantity on the axis.
  package let axis: LogAxis
  /// The unit, such as `s`.
  package let unit: String?

  private let rows: LogRows
  private let numbers: [Double]

  /// Creates an x axis from a numeric column; returns `nil` for text.
  ///
  /// Dates, and times since 1970 in any unit, become seconds since the first of them.
  package init?(_ column: LogColumn, axis: LogAxis, asDates: Bool = false) {
    guard let numbers = column.numbers else { return nil }
    (name, self.axis, rows) = (column.name, axis, column.rows)
    let factor = column.isDate ? 1 : axis == .time ? Self.partsOfSecond(numbers) : nil
    guard let factor else {
      (self.numbers, unit) = (numbers, nil)
      return
    }
    let start = asDates ? 0 : (numbers.lazy.filter(\.isFinite).min() ?? 0)
    self.numbers = numbers.map { ($0 - start) / factor }
    unit = asDates ? LogX.dateUnit : "s"
  }

  /// The unit of dates, in seconds since 1970.
  package static let dateUnit = "date"

  /// Creates the steps across all epochs, for a column that restarts with each of them.
  init(_ column: LogColumn, of epochs: LogColumn, rows: LogRows, numbers: [Double]) {
    (name, axis, unit) = ("\(column.name) of all \(epochs.name)s", .step, nil)
    (self.rows, self.numbers) = (rows, numbers)
  }

  /// Returns the values at some rows, NaN where there is none.
  package func values(at rows: LogRows) -> [Double] {
    guard rows != self.rows else { return numbers }
    var values: [Double] = []
    values.reserveCapacity(rows.count)
    var next = 0
    for row in rows {
      next = self.rows.firstIndex(notBelow: row, from: next)
      values.append(next < self.rows.count && self.rows[next] == row ? numbers[next] : .nan)
    }
    return values
  }

  /// Returns the number of time units per second if these numbers are times since 1970.
  private static func partsOfSecond(_ numbers: [Double]) -> Double? {
    guard let first = numbers.first(where: \.isFinite) else { return nil }
    // From 1990 to 2100, in seconds, milliseconds, microseconds or nanoseconds.
    return [1, 1e3, 1e6, 1e9].first { (6.3e8...4.1e9).contains(first / $0) }
  }
}
