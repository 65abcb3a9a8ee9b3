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
  package var rows: LogRows
  /// The values, one for each of ``rows``.
  package var cells: Cells
  /// The range that stands behind each value, where the file has it.
  package var band: LogBand?
  /// Whether the numbers are dates, in seconds since 1970.
  package var isDate = false

  /// A column with a value in each of `rows`.
  package init(name: String, rows: some Sequence<Int>, cells: Cells, band: LogBand? = nil) {
    self.name = name
    self.rows = rows as? LogRows ?? LogRows(rows)
    self.cells = cells
    self.band = band
  }

  /// The values, one for each of ``rows``; `nil` for a column of text.
  package var numbers: [Double]? {
    if case .numbers(let numbers) = cells { numbers } else { nil }
  }

  /// The cells as words: the same for equal values.
  var words: [String] {
    switch cells {
    case .texts(let texts): texts
    case .numbers(let numbers): numbers.map(Self.word)
    }
  }

  /// A number as a word; a whole one without decimals.
  static func word(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

  /// The column in other rows: of the cells at some positions, in the rows that `row` gives.
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

/// The least and the greatest of what was put together into each value of a column.
package struct LogBand: Sendable, Equatable {
  /// The least, one for each value; NaN where it is not known.
  package var low: [Double]
  /// The greatest, one for each value; NaN where it is not known.
  package var high: [Double]
  /// How many were put together into each value, as their mean; `nil` where the file does not say.
  package var count: Int?

  /// A band of these limits.
  package init(low: [Double], high: [Double], count: Int? = nil) {
    self.low = low
    self.high = high
    self.count = count
  }

  /// The limits at some positions.
  func part(at indices: [Int]) -> LogBand {
    LogBand(low: indices.map { low[$0] }, high: indices.map { high[$0] }, count: count)
  }
}
