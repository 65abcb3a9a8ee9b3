import Wording

extension FileError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .noSuchFile(let path, let nearest):
      return "\(path): no such file\(Self.suggestion(nearest))"
    case .noSuchFolder(let path, let nearest):
      return "\(path): no such folder\(Self.suggestion(nearest))"
    case .isFolder(let path):
      return "\(path): is a folder, but a file is needed"
    case .isNoFolder(let path):
      return "\(path): is a file, but the folder that holds the files is needed"
    case .unreadable(let path, let reason):
      return "\(path): cannot be read: \(reason)"
    case .packed(let path, let format):
      return "\(path): is \(format), but a text file with a table is needed"
    case .notUTF8(let path, let byte, let line, let value, let encoding):
      return "\(path): line \(line.grouped): the byte \(value.hexadecimal) at byte offset \(byte.grouped) is not "
        + "UTF-8; save the file as UTF-8, for instance with iconv -f \(encoding) -t UTF-8"
    case .unclosedQuote(let path, let line):
      return "\(path): line \(line.grouped): a quote is opened and never closed"
    case .textAfterQuote(let path, let line):
      return
        "\(path): line \(line.grouped): text follows the closing quote of a cell; a quote inside quotes is written twice"
    case .badArchive(let path, let what):
      return "\(path): \(what)"
    case .noArrays(let path):
      return "\(path): is a zip archive without NumPy arrays"
    case .badArray(let path, let array, let what):
      return "\(path): \(array.map { "the array '\($0)' " } ?? "")\(what)"
    case .pickled(let path, let isArchive):
      return "\(path): is a NumPy \(isArchive ? "archive with" : "array of") pickled Python objects, which could run "
        + "any program and are not read; save arrays of numbers"
    }
  }

  private static func suggestion(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
}
