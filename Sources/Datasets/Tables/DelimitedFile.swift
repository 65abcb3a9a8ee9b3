import FileReading
package import GradientKit

/// A text file with a table of numbers: one row an example, one column the target.
///
/// Cells are separated by commas, semicolons or tabs, whichever fits the first rows, and may stand in quotes (RFC 4180).
/// A byte-order mark, lines that end as on Windows, empty lines and `#` lines at the top are accepted. The first row is a
/// header when it has text in a column where numbers follow, or nothing but text; without a header columns are named
/// `c0`, `c1`, ….
package struct DelimitedFile: Sendable {
  /// What is done about cells that are empty or hold `NA`, `N/A`, `NaN`, `null` or `?`.
  package enum MissingCells: String, CaseIterable, Sendable {
    /// Rows with such a cell are left out.
    case drop
    /// Such a cell gets the mean of its column over all rows of the file; rows without a target are left out.
    case mean
  }

  /// The names of columns that are taken as the target when the user names none.
  package static let usualTargets = ["target", "label", "class", "y", "species"]

  private let path: String
  private let target: String?
  private let missing: MissingCells?

  /// A file to read.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - target: The column to predict: its name, or its position from 0, negative from the end. A name wins. Without
  ///     it, the one column with a name among ``usualTargets``, in upper or lower case.
  ///   - missing: What is done about missing cells; `nil` refuses them.
  package init(path: String, target: String? = nil, missing: MissingCells? = nil) {
    self.path = path
    self.target = target
    self.missing = missing
  }

  /// Reads the file: features as doubles in the order of the columns; the target as numbers when all are, else as
  /// classes in natural order.
  ///
  /// - Throws: ``DataError`` with the line and column of whatever cannot be used.
  package func load() throws(DataError) -> Dataset {
    try load(DataError.wrapping { () throws(FileError) in try InputFile(path: path) })
  }

  /// The same, of a file that was read before.
  func load(_ file: InputFile) throws(DataError) -> Dataset {
    let layout = try layout(of: file)
    let target = try TargetChoice(target, among: layout.columns, of: path)
    var table = NumberTable(names: layout.columns.names, target: target.column, missing: missing)
    let examples = try table.read(layout.scanner)

    var features = layout.columns.names
    features.remove(at: target.column)
    var dataset = Dataset(
      name: file.stem, source: "Read from \(file.name)", kind: .table, featureNames: features, training: examples,
      defaultNormalization: .standardize, remarks: layout.columns.remarks + target.remarks + table.remarks)
    dataset.files = [file.identity]
    return dataset
  }

  /// The layout of a table that has rows to learn from.
  private func layout(of file: InputFile) throws(DataError) -> TableLayout {
    let text = try DataError.wrapping { () throws(FileError) in try UTF8Text(file) }
    guard !text.bytes.isEmpty else { throw .emptyFile(path: path) }
    let layout = try DataError.wrapping { () throws(FileError) in try TableLayout(of: text) }
    let names = layout.columns.names
    guard let first = names.first else { throw .noRows(path: path, hasHeader: false) }
    guard names.count > 1 else { throw .oneColumn(path: path, column: first) }
    guard layout.hasRows else { throw .noRows(path: path, hasHeader: true) }
    return layout
  }
}
