#if canImport(Darwin)
  package import Darwin
#elseif canImport(Musl)
  package import Musl
#else
  package import Glibc
#endif

/// A file that replaces another one once it is completely written, and is deleted otherwise.
///
/// Its name is short and random, so it neither exceeds the system's limit on names nor collides with the leftovers of a
/// killed process. It is locked while it is written; an unlocked temporary file is a leftover.
package final class TemporaryFile {
  /// The path of the file.
  package let path: String
  /// The descriptor of the open file.
  package let descriptor: Int32
  private var isThere = true

  /// Creates an empty file in an existing folder.
  package init(in folder: String, mode: mode_t = 0o600) throws(SystemFailure) {
    for _ in 0..<100 {
      let path = folder + "/" + Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 36) + Self.suffix
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if descriptor < 0 {
        if errno == EEXIST || errno == EINTR { continue }
        throw SystemFailure()
      }
      // Before the lock is taken, another process may delete the file as a leftover.
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_nlink > 0 {
        (self.path, self.descriptor) = (path, descriptor)
        return
      }
      close(descriptor)
    }
    throw SystemFailure(EEXIST)
  }

  deinit {
    if isThere { unlink(path) }
    close(descriptor)
  }

  /// Flushes the file to disk, then renames it to `target`, replacing what is there.
  package func move(to target: String) throws(SystemFailure) {
    guard fsync(descriptor) == 0 || Self.cannotBeSynced(errno) else { throw SystemFailure() }
    guard rename(path, target) == 0 else { throw SystemFailure() }
    isThere = false
    Self.syncFolder(of: target)
  }

  /// Overwrites the contents of the file at `target`, which keeps its identity (inode, owner, permissions).
  package func copy(into target: String) throws(SystemFailure) {
    let output = open(target, O_WRONLY | O_CLOEXEC)
    guard output >= 0 else { throw SystemFailure() }
    defer { close(output) }
    guard lseek(descriptor, 0, SEEK_SET) == 0, ftruncate(output, 0) == 0 else { throw SystemFailure() }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, &buffer, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, &buffer, buffer.count)
      #else
        let count = Glibc.read(descriptor, &buffer, buffer.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemFailure() }
      if count == 0 { break }
      try Self.write(Array(buffer[..<count]), to: output)
    }
    guard fsync(output) == 0 || Self.cannotBeSynced(errno) else { throw SystemFailure() }
  }

  /// Writes all of `bytes` to an open file.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var failure: SystemFailure?
    bytes.withUnsafeBytes { bytes in
      do throws(SystemFailure) { try write(bytes, to: descriptor) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Writes all of `bytes` to an open file.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Darwin)
        let written = Darwin.write(descriptor, part.baseAddress, part.count)
      #elseif canImport(Musl)
        let written = Musl.write(descriptor, part.baseAddress, part.count)
      #else
        let written = Glibc.write(descriptor, part.baseAddress, part.count)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemFailure()
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Replaces the file at `path` atomically: it holds either its old contents or all of `bytes`.
  package static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o600) throws(SystemFailure) {
    let file = try TemporaryFile(in: folder(of: path), mode: mode)
    try write(bytes, to: file.descriptor)
    try file.move(to: path)
  }

  /// Removes the leftovers of this user's killed processes from a folder.
  package static func sweep(_ folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { continue }
      sweepFile(folder + "/" + name)
    }
  }

  private static func sweepFile(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else { return }
    unlink(path)
  }

  /// Returns the folder that contains `path`.
  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Creates a folder and its missing parents, by default accessible to this user only.
  package static func makeFolder(_ folder: String, mode: mode_t = 0o700) throws(SystemFailure) {
    if mkdir(folder, mode) == 0 { return }
    switch errno {
    case EEXIST: return
    case ENOENT where folder.contains("/") && folder != "/":
      try makeFolder(self.folder(of: folder), mode: mode)
      guard mkdir(folder, mode) == 0 || errno == EEXIST else { throw SystemFailure() }
    default: throw SystemFailure()
    }
  }

  private static func syncFolder(of path: String) {
    // Best effort: some file systems cannot flush a folder.
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func cannotBeSynced(_ error: Int32) -> Bool { error == EINVAL || error == ENOTSUP || error == ENOSYS }

  private static let prefix = ".gdplot-"
  private static let suffix = ".part"
}

/// The reason why a system call failed.
package struct SystemFailure: Error, CustomStringConvertible {
  /// The error number, as in `errno`.
  package let number: Int32
  /// The system's text for the error number.
  package let description: String

  /// Creates the reason for an error number, by default that of the last failed call.
  package init(_ number: Int32 = errno) {
    self.number = number
    description = strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
