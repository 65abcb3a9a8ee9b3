import Wording

/// An error in a file or folder, regardless of its meaning; the path is as the user wrote it.
///
/// Lines count from 1 and bytes from 0, as in other tools.
package enum FileError: Error, Sendable, Equatable {
  /// There is no such file; `nearest` is a file next to it with a similar name.
  case noSuchFile(path: String, nearest: String?)
  /// There is no such folder; `nearest` is one with a similar name.
  case noSuchFolder(path: String, nearest: String?)
  /// The path of a file is that of a folder.
  case isFolder(path: String)
  /// The path of a folder is that of a file.
  case isNoFolder(path: String)
  /// The system denies reading.
  case unreadable(path: String, reason: String)
  /// The file is compressed or binary and has to be decompressed, or saved, as text first.
  case packed(path: String, format: String)
  /// A byte is invalid in UTF-8; `encoding` is the probable encoding of the file.
  case notUTF8(path: String, byte: Int, line: Int, value: UInt8, encoding: String)
  /// A quoted cell is never closed.
  case unclosedQuote(path: String, line: Int)
  /// Something other than a separator follows the closing quote of a cell.
  case textAfterQuote(path: String, line: Int)
  /// A zip archive is malformed or too large; `what` is the problem, as a clause.
  case badArchive(path: String, what: String)
  /// A zip archive contains no NumPy array.
  case noArrays(path: String)
  /// A NumPy array is malformed or not numeric; `array` is its name in an archive, `what` is the problem, as a clause.
  case badArray(path: String, array: String?, what: String)
  /// A NumPy file contains only Python objects.
  case pickled(path: String, isArchive: Bool)

  /// Whether the user named a file or folder that does not exist, so that the command is wrong and not the data.
  package var isWrongName: Bool {
    switch self {
    case .noSuchFile, .noSuchFolder: true
    default: false
    }
  }
}

extension FileError: CustomStringConvertible {
  /// The problem, its position and its remedy.
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

extension FixedWidthInteger {
  /// The number in base 16 with leading zeros: `0x00000803`.
  package var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: bitWidth / 4 - digits.count) + digits
  }
}
