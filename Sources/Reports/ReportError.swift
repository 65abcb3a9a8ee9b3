import Yams

/// What is wrong with the file that describes a report, and where.
package struct ReportError: Error, Equatable, CustomStringConvertible {
  /// A place in the file.
  package struct Place: Sendable, Equatable {
    /// The line, from 1.
    package let line: Int
    /// The column, from 1.
    package let column: Int
  }

  /// The file as the user named it.
  package let path: String
  /// Where in it; absent where it is the whole file.
  package let place: Place?
  /// What is wrong and what to do.
  package let message: String

  /// An error at a place in the file at `path`.
  package init(path: String, place: Place?, message: String) {
    self.path = path
    self.place = place
    self.message = message
  }

  /// The file, the line and the column, and the message.
  package var description: String { "\(path):\(place.map { "\($0.line):\($0.column):" } ?? "") \(message)" }
}

extension ReportError {
  /// What the reader of YAML has to say about the file at `path`.
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
  /// The place that the reader of YAML means.
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
