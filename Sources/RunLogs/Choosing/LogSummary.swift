/// A summary of the columns of a log, for a list.
package struct LogSummary: Sendable {
  /// The summary of one column.
  package struct Row: Sendable, Equatable {
    /// The name of the column.
    package let column: String
    /// The number of values.
    package let count: Int
    /// The range of x over the values, if there is an x.
    package let x: ClosedRange<Double>?
    /// The range of the finite values; `nil` for text, or if no value is finite.
    package let values: ClosedRange<Double>?
    /// The number of non-finite values.
    package let notFinite: Int
    /// Whether the column is text.
    package let isText: Bool
  }

  /// The x column, or `row`.
  package let xName: String
  /// The columns in file order.
  package let rows: [Row]
  /// The columns drawn by default.
  package let drawn: [String]

  /// Creates the summary of a log; `x` names a column other than the default.
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
