import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Creates files that must not exist yet.
struct NewFile {
  /// Writes a new file, all of it or nothing.
  ///
  /// - Throws: ``SystemFailure``; then no file is left behind.
  static func write(_ text: String, to path: String, mode: mode_t) throws(SystemFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemFailure() }
    var failure: SystemFailure?
    do throws(SystemFailure) { try TemporaryFile.write(Array(text.utf8), to: file) } catch { failure = error }
    // Closing may be the first call to report a full disk.
    if close(file) != 0 { failure = failure ?? SystemFailure() }
    guard let failure else { return }
    unlink(path)
    throw failure
  }
}
