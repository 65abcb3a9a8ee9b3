#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that could not be written, and why.
struct OutputError: Error, CustomStringConvertible {
  /// The file as the user named it.
  let path: String
  /// What was being done.
  let action: String
  /// The system's error number.
  let code: Int32
  /// Where what was to be written is instead.
  var rescue: String?

  /// A file that could not be written.
  init(path: String, action: String, code: Int32) {
    (self.path, self.action, self.code) = (path, action, code)
  }

  /// Whether the reader at the other end of a pipe has gone.
  var isClosedPipe: Bool { code == EPIPE }

  /// What is wrong and what to do.
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
