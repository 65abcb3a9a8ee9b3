import FileWriting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A temporary folder for this process alone, locked like a ``TemporaryFile`` while it exists.
package final class BuildFolder {
  /// The folder's path.
  package let path: String
  private let descriptor: Int32

  /// Creates an empty folder inside another one.
  init(in folder: String) throws(SystemFailure) {
    path = folder + "/" + Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 36) + Self.suffix
    guard mkdir(path, 0o700) == 0 else { throw SystemFailure() }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure() }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(descriptor)
  }

  /// Removes the leftovers of killed processes from a folder.
  static func sweep(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = folder + "/" + name
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard FileStatus(descriptor: descriptor)?.owner == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        continue
      }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static let prefix = ".gdplot-"
  private static let suffix = ".build"
}

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
