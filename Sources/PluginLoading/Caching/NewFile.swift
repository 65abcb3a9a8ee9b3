import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files that must not be there yet.
struct NewFile {
  /// Writes a file whole or not at all.
  ///
  /// - Throws: ``SystemFailure``; nothing is left then.
  static func write(_ text: String, to path: String, mode: mode_t) throws(SystemFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemFailure() }
    var failure: SystemFailure?
    do throws(SystemFailure) { try TemporaryFile.write(Array(text.utf8), to: file) } catch { failure = error }
    // A full disk may only be noticed now.
    if close(file) != 0 { failure = failure ?? SystemFailure() }
    guard let failure else { return }
    unlink(path)
    throw failure
  }
}
