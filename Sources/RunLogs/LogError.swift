package import FileReading

/// What can be wrong with logs; every case is about one file, folder or name, as the user wrote it.
package enum LogError: Error, Sendable, Equatable {
  /// It cannot be read at all, or not as text.
  case file(FileError)
  /// The file has no bytes.
  case emptyFile(path: String)
  /// There are names of columns, and nothing below them.
  case noRows(path: String, columns: [String])
  /// The file is not text; `what` is its kind, as far as its first bytes tell.
  case binary(path: String, what: String?)
  /// The file is what a program wrote to a terminal; `isWandB` when it speaks of Weights & Biases.
  case consoleOutput(path: String, isWandB: Bool)
  /// There is a table, but no column of numbers in it.
  case noNumbers(path: String, columns: [String], remark: String? = nil)
  /// There are NumPy arrays, each with type and shape in `arrays`, but none that could be a column.
  case noColumns(path: String, arrays: [String])
  /// A row above the last has more or fewer cells than the header.
  case ragged(path: String, line: Int, expected: Int, found: Int)
  /// The JSON cannot be read at this line; `what` says why, as a clause.
  case badJSON(path: String, line: Int, what: String)
  /// The JSON is well formed, but not a log.
  case otherJSON(path: String)
  /// Something in the file is not as its format says; `what` is that, as a clause.
  case damaged(path: String, what: String)
  /// No file in the folder or below it has the name of a log.
  case noLogs(folder: String)
  /// No log has a column that the user's name or pattern fits.
  case noSuchColumn(pattern: String, columns: [String])
  /// The column has text where numbers are needed.
  case notNumbers(column: String)
  /// There is nothing to draw: no column of numbers beside those that count steps.
  case nothingToDraw(columns: [String], texts: [String] = [])
}
