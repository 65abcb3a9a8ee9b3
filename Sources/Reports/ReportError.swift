import Yams

/// An error in the file that describes a report, with its position.
package struct ReportError: Error, Equatable, CustomStringConvertible {
  /// A position in the file.
  package struct Place: Sendable, Equatable {
    /// The line, from 1.
    package let line: Int
    /// The column, from 1.
    package let column: Int
  }

  /// The path of the file as the user wrote it.
  package let path: String
  /// The position of the error; absent if it concerns the whole file.
  package let place: Place?
  /// The error and its remedy.
  package let message: String

  /// Creates an error at a position in the file at `path`.
  package init(path: String, place: Place?, message: String) {
    self.path = path
    self.place = place
    self.message = message
  }

  /// The path, the line, the column and the message.
  package var description: String { "\(path):\(place.map { "\($0.line):\($0.column):" } ?? "") \(message)" }
}

extension ReportError {
  /// Creates the error from one of the YAML parser, for the file at `path`.
  init(_ error: YamlError, in path: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(path: path, place: Place(mark), message: "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        path: path, place: Place(context.mark),
        message: "\(keys.map { "'\($0)'" }.joined(separator: ", ")) stands here twice; leave one")
    default: self.init(path: path, place: nil, message: "this is not YAML: \(error)")
    }
  }
}

extension ReportError.Place {
  /// Creates the position from one of the YAML parser.
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
