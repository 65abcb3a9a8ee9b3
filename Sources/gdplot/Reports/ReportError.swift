import Yams

/// What is wrong with the file that describes a report, and where.
struct ReportError: Error, CustomStringConvertible {
  /// The file as the user named it.
  let path: String
  /// The line and the column, from 1; absent where it is the whole file.
  let place: Mark?
  /// What is wrong and what to do.
  let message: String

  var description: String { "\(path):\(place.map { "\($0.line):\($0.column):" } ?? "") \(message)" }
}

extension ReportError {
  /// What the reader of YAML has to say about the file at `path`.
  init(_ error: YamlError, in path: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(path: path, place: mark, message: "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        path: path, place: context.mark,
        message: "\(keys.map { "'\($0)'" }.joined(separator: ", ")) stands here twice; leave one")
    default: self.init(path: path, place: nil, message: "this is not YAML: \(error)")
    }
  }
}
