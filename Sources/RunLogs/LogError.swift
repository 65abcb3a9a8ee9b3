package import FileReading
import Wording

/// An error in a log; every case is about one file, folder or name, as the user wrote it.
package enum LogError: Error, Sendable, Equatable {
  /// The file cannot be read, or is not text.
  case file(FileError)
  /// The file has no bytes.
  case emptyFile(path: String)
  /// The file has column names but no rows.
  case noRows(path: String, columns: [String])
  /// The file is not text; `what` is its kind, if its first bytes show it.
  case binary(path: String, what: String?)
  /// The file is console output; `isWandB` if it mentions Weights & Biases.
  case consoleOutput(path: String, isWandB: Bool)
  /// The table has no numeric column.
  case noNumbers(path: String, columns: [String], remark: String? = nil)
  /// No NumPy array can be a column; `arrays` gives their types and shapes.
  case noColumns(path: String, arrays: [String])
  /// A row before the last has more or fewer cells than the header.
  case ragged(path: String, line: Int, expected: Int, found: Int)
  /// The JSON is invalid at this line; `what` is the problem, as a clause.
  case badJSON(path: String, line: Int, what: String)
  /// The JSON is well formed, but not a log.
  case otherJSON(path: String)
  /// The file violates its format; `what` is the problem, as a clause.
  case damaged(path: String, what: String)
  /// No file in the folder or its subfolders has the name of a log.
  case noLogs(folder: String)
  /// No log has a column that matches the user's name or pattern.
  case noSuchColumn(pattern: String, columns: [String])
  /// The column contains text where numbers are needed.
  case notNumbers(column: String)
  /// There is nothing to draw: the only numeric columns count steps.
  case nothingToDraw(columns: [String], texts: [String] = [])
}

extension LogError: CustomStringConvertible {
  /// The problem, its position and its remedy.
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

  /// Returns the names as a list, which omits all but the first of many.
  private static func listed(_ names: [String]) -> String {
    (names.count > 14 ? names.prefix(12) + ["… \(names.count) in all"] : names[...]).joined(separator: ", ")
  }

  /// Whether the user named something that does not exist, so that the command is at fault and not the log.
  package var isWrongName: Bool {
    switch self {
    case .file(let error): error.isWrongName
    case .noSuchColumn, .notNumbers, .noLogs: true
    default: false
    }
  }
}
