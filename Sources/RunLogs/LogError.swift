package import FileReading
import Wording

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

extension LogError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .file(let error):
      return error.description
    case .emptyFile(let path):
      return "\(path): the file is empty; the run has not logged anything yet"
    case .noRows(let path, let columns):
      return "\(path): has a header (\(Self.listed(columns))), but no rows; the run has not logged anything yet"
    case .binary(let path, let what):
      return "\(path): is \(what ?? "not text"), not a log; logs are \(Self.formats)"
    case .consoleOutput(let path, let isWandB):
      return "\(path): is console output, not a table; "
        + (isWandB
          ? "export the run's history from W&B as CSV (panel menu, Export), or use its JSON lines"
          : "give the CSV, JSON lines or event file that the program writes")
    case .noNumbers(let path, let columns, let remark):
      return "\(path): has no column of numbers (\(Self.listed(columns)))\(remark.map { "; \($0)" } ?? "")"
    case .noColumns(let path, let arrays):
      return "\(path): has no array that could be a column (\(Self.listed(arrays))); save arrays with a number a row"
    case .ragged(let path, let line, let expected, let found):
      return "\(path): line \(line.grouped): expected \(expected.counted("cell")) as in the first row, "
        + "found \(found.grouped)"
    case .badJSON(let path, let line, let what):
      return "\(path): line \(line.grouped): is not JSON: \(what)"
    case .otherJSON(let path):
      return "\(path): is JSON, but not a log: it needs one object a line, a list of objects, or the log_history of "
        + "Hugging Face's Trainer"
    case .damaged(let path, let what):
      return "\(path): \(what)"
    case .noLogs(let folder):
      return "\(folder): no logs in this folder or below it; looked for \(LogNames.searched)"
    case .noSuchColumn(let pattern, let columns):
      let suggestion = NearestName(to: pattern, among: columns).clause
      return "no column '\(pattern)'\(suggestion) (columns: \(Self.listed(columns)); gdplot logs FILE --list)"
    case .notNumbers(let column):
      return "the column '\(column)' is text; numbers are needed to draw it"
    case .nothingToDraw(_, let texts) where !texts.isEmpty:
      return "no column to draw: \(Self.listed(texts)) \(texts.count == 1 ? "is" : "are") text; numbers are needed"
    case .nothingToDraw(let columns, _):
      return "no column to draw: none but \(Self.listed(columns)), which count steps or time; name one with --y"
    }
  }

  private static let formats =
    "CSV, TSV, JSON lines and histories, trainer_state.json, NumPy arrays, console output, TensorBoard event files, and "
    + "runs of W&B, MLflow and Trackio"

  /// Names; only the first of many.
  private static func listed(_ names: [String]) -> String {
    (names.count > 14 ? names.prefix(12) + ["… \(names.count) in all"] : names[...]).joined(separator: ", ")
  }

  /// Whether something that the user names is not there: a slip of whoever asked, not a fault of the log.
  package var isWrongName: Bool {
    switch self {
    case .file(let error): error.isWrongName
    case .noSuchColumn, .notNumbers, .noLogs: true
    default: false
    }
  }
}
