/// One thing that was logged, in the rows that have a value of it.
package struct LogColumn: Sendable, Equatable {
  /// The cells of a column.
  package enum Cells: Sendable, Equatable {
    /// Numbers, among them those that are not finite.
    case numbers([Double])
    /// What is not all numbers, as it was written.
    case texts([String])
  }

  /// Its header or tag, without spaces at the ends.
  package var name: String
  /// The rows that have a value, ascending, from 0.
  package var rows: [Int]
  /// The values, one for each of ``rows``.
  package var cells: Cells
  /// The range that stands behind each value, where the file has it.
  package var band: LogBand?

  /// A column with a value in each of `rows`.
  package init(name: String, rows: [Int], cells: Cells, band: LogBand? = nil) {
    self.name = name
    self.rows = rows
    self.cells = cells
    self.band = band
  }

  /// The values, one for each of ``rows``; `nil` for a column of text.
  package var numbers: [Double]? {
    if case .numbers(let numbers) = cells { numbers } else { nil }
  }
}
