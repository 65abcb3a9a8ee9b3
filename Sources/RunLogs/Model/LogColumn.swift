/// A logged quantity, in the rows that have a value of it.
package struct LogColumn: Sendable, Equatable {
  /// The cells of a column.
  package enum Cells: Sendable, Equatable {
    /// Numbers, which may be non-finite.
    case numbers([Double])
    /// Text as it was written, if not all cells are numbers.
    case texts([String])
  }

  /// The header or tag, without leading and trailing spaces.
  package var name: String
  /// The rows that have a value, ascending, from 0.
  package var rows: LogRows
  /// The values, one per element of ``rows``.
  package var cells: Cells
  /// The band around each value, if the file has one.
  package var band: LogBand?
  /// Whether the numbers are dates, in seconds since 1970.
  package var isDate = false

  /// Creates a column with a value in each of `rows`.
  package init(name: String, rows: some Sequence<Int>, cells: Cells, band: LogBand? = nil) {
    self.name = name
    self.rows = rows as? LogRows ?? LogRows(rows)
    self.cells = cells
    self.band = band
  }

  /// The values, one per element of ``rows``; `nil` for a text column.
  package var numbers: [Double]? {
    if case .numbers(let numbers) = cells { numbers } else { nil }
  }

  /// The cells as words, which are equal for equal values.
  var words: [String] {
    switch cells {
    case .texts(let texts): texts
    case .numbers(let numbers): numbers.map(Self.word)
    }
  }

  /// Returns a number as a word, without decimals if it is an integer.
  static func word(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

  /// Returns the column of the cells at some indices, in the given rows.
  func part(at indices: [Int], rows: LogRows) -> LogColumn {
    var part = self
    part.rows = rows
    switch cells {
    case .numbers(let numbers): part.cells = .numbers(indices.map { numbers[$0] })
    case .texts(let texts): part.cells = .texts(indices.map { texts[$0] })
    }
    part.band = band?.part(at: indices)
    return part
  }
}

/// The lowest and the highest of the numbers combined into each value of a column.
package struct LogBand: Sendable, Equatable {
  /// The lowest number, one per value; NaN if unknown.
  package var low: [Double]
  /// The highest number, one per value; NaN if unknown.
  package var high: [Double]
  /// The number of values combined into each mean; `nil` if the file does not say.
  package var count: Int?

  /// Creates a band from its limits.
  package init(low: [Double], high: [Double], count: Int? = nil) {
    self.low = low
    self.high = high
    self.count = count
  }

  /// Returns the limits at some indices.
  func part(at indices: [Int]) -> LogBand {
    LogBand(low: indices.map { low[$0] }, high: indices.map { high[$0] }, count: count)
  }
}
