/// What can be wrong with a file or folder before anybody asks what it means; the path is as the user wrote it.
///
/// Lines and bytes count as other tools show them: lines from 1, bytes from 0.
package enum FileError: Error, Sendable, Equatable {
  /// There is no such file; `nearest` is a file beside where it would be, with a similar name.
  case noSuchFile(path: String, nearest: String?)
  /// There is no such folder; `nearest` is one with a similar name.
  case noSuchFolder(path: String, nearest: String?)
  /// A file was asked for, and this is a folder.
  case isFolder(path: String)
  /// A folder was asked for, and this is a file.
  case isNoFolder(path: String)
  /// The system does not let it be read.
  case unreadable(path: String, reason: String)
  /// The file is packed and must be unpacked, or saved, as text first.
  case packed(path: String, format: String)
  /// A byte cannot be part of UTF-8 text; `encoding` is what the file probably is instead.
  case notUTF8(path: String, byte: Int, line: Int, value: UInt8, encoding: String)
  /// A quoted cell is never closed.
  case unclosedQuote(path: String, line: Int)
  /// Something other than a separator follows the closing quote of a cell.
  case textAfterQuote(path: String, line: Int)
  /// A zip archive is damaged or asks for too much; `what` is that, as a clause.
  case badArchive(path: String, what: String)
  /// A zip archive has no NumPy array in it.
  case noArrays(path: String)
  /// A NumPy array is damaged or holds no numbers; `array` is its name in an archive, `what` says why, as a clause.
  case badArray(path: String, array: String?, what: String)
  /// A NumPy file holds Python objects, and nothing else.
  case pickled(path: String, isArchive: Bool)

  /// Whether a file or folder was asked for that is not there: a slip of whoever asked, not a fault of the data.
  package var isWrongName: Bool {
    switch self {
    case .noSuchFile, .noSuchFolder: true
    default: false
    }
  }
}
