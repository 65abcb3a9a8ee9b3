#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The error for a file that cannot be written.
struct OutputError: Error, CustomStringConvertible {
  /// The path as the user wrote it.
  let path: String
  /// The failed action.
  let action: String
  /// The system's error number.
  let code: Int32
  /// The path where the contents were saved instead.
  var rescue: String?

  /// Creates an error for a file.
  init(path: String, action: String, code: Int32) {
    (self.path, self.action, self.code) = (path, action, code)
  }

  /// Whether the reader at the other end of a pipe has closed it.
  var isClosedPipe: Bool { code == EPIPE }

  /// The error and its remedy.
  var description: String {
    let reason = String(cString: strerror(code))
    let advice =
      switch code {
      case EACCES, EPERM, EROFS: "; choose another place with -o"
      case ENOSPC, EDQUOT: "; free some space or choose another place with -o"
      case ENOENT: "; is a folder in its path a broken link?"
      case EISDIR: "; name a file in it, such as \(path)/figure.png"
      case ENOTDIR: "; a part of its path is a file, not a folder"
      default: ""
      }
    if let rescue { return "cannot \(action) \(path): \(reason); what was to be in it is in \(rescue)" }
    return "cannot \(action) \(path): \(reason)\(advice)"
  }
}
