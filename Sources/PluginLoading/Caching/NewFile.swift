#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files that are written whole or not at all.
struct NewFile {
  /// Writes a file that must not be there yet.
  ///
  /// - Throws: ``SystemFailure``; nothing is left then.
  static func write(_ text: String, to path: String, mode: mode_t) throws(SystemFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemFailure() }
    var failure: SystemFailure?
    var bytes = Array(text.utf8)[...]
    while failure == nil, !bytes.isEmpty {
      #if canImport(Darwin)
        let written = bytes.withUnsafeBytes { Darwin.write(file, $0.baseAddress, $0.count) }
      #elseif canImport(Musl)
        let written = bytes.withUnsafeBytes { Musl.write(file, $0.baseAddress, $0.count) }
      #else
        let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      #endif
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        failure = SystemFailure()
      }
    }
    // A full disk may only be noticed now.
    if close(file) != 0 { failure = failure ?? SystemFailure() }
    guard let failure else { return }
    unlink(path)
    throw failure
  }
}
