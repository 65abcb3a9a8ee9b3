/// One thing that was logged, in the rows that have a value of it.
public struct LogColumn: Sendable, Equatable {
  /// The cells of a column.
  public enum Cells: Sendable, Equatable {
    /// Numbers, among them those that are not finite.
    case numbers([Double])
    /// What is not all numbers, as it was written.
    case texts([String])
  }

  /// Its header or tag, without spaces at the ends.
  public var name: String
  /// The rows that have a value, ascending, from 0.
  public var rows: [Int]
  /// The values, one for each of ``rows``.
  public var cells: Cells
  /// The range that stands behind each value, where the file has it.
  public var band: LogBand?

  /// A column with a value in each of `rows`.
  public init(name: String, rows: [Int], cells: Cells, band: LogBand? = nil) {
    self.name = name
    self.rows = rows
    self.cells = cells
    self.band = band
  }

  /// The values, one for each of ``rows``; `nil` for a column of text.
  public var numbers: [Double]? {
    if case .numbers(let numbers) = cells { numbers } else { nil }
  }
}
