/// A line about each column of a log, for a list.
package struct LogSummary: Sendable {
  /// What is known about a column.
  package struct Row: Sendable, Equatable {
    /// Its name.
    package let column: String
    /// The number of values.
    package let count: Int
    /// The least and the greatest x of its values, where there is one.
    package let x: ClosedRange<Double>?
    /// The least and the greatest finite value; `nil` for text, and where no value is finite.
    package let values: ClosedRange<Double>?
    /// The number of values that are not finite.
    package let notFinite: Int
    /// Whether it is text.
    package let isText: Bool
  }

  /// The column of x that would be drawn against, or `row`.
  package let xName: String
  /// The columns in the order of the file.
  package let rows: [Row]
  /// The columns that are drawn when none is named.
  package let drawn: [String]

  /// Looks through a log; `x` names another column than the usual.
  package init(of log: Log, x: String? = nil) {
    let usual = try? LogChoice(x: x).curves(of: [log])
    let name = usual?.first?.xName
    xName = name ?? "row"
    drawn = usual?.map(\.column) ?? []
    let xColumn = name.flatMap { log.column($0) }.flatMap { LogX($0, axis: .other) }
    rows = log.columns.map { column in
      let curve = LogCurve(of: column, against: xColumn, in: log)
      let finite = (column.numbers ?? []).filter(\.isFinite)
      return Row(
        column: column.name, count: column.rows.count, x: Self.range(of: curve?.x ?? []),
        values: Self.range(of: finite),
        notFinite: (column.numbers?.count ?? 0) - finite.count, isText: column.numbers == nil)
    }
  }

  private static func range(of values: [Double]) -> ClosedRange<Double>? {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }
}
