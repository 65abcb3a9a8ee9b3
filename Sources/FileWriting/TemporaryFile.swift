#if canImport(Darwin)
  package import Darwin
#elseif canImport(Musl)
  package import Musl
#else
  package import Glibc
#endif

/// A file that takes another one's place when all of it is written, and is gone otherwise.
///
/// It has a name of its own, short and at random: neither a name that is almost as long as the system allows nor what a
/// killed process left is in its way. While it is written it is locked; what is not locked is a leftover.
package final class TemporaryFile {
  /// Where it is.
  package let path: String
  /// The open file.
  package let descriptor: Int32
  private var isThere = true

  /// An empty file in a folder that is there.
  package init(in folder: String, mode: mode_t = 0o600) throws(SystemFailure) {
    for _ in 0..<100 {
      let path = folder + "/" + Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 36) + Self.suffix
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if descriptor < 0 {
        if errno == EEXIST || errno == EINTR { continue }
        throw SystemFailure()
      }
      // Between making and locking it, another process may have taken it for a leftover.
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

  /// Puts the file in the place of whatever is at `target`, once the disk has it.
  package func move(to target: String) throws(SystemFailure) {
    guard fsync(descriptor) == 0 || Self.cannotBeSynced(errno) else { throw SystemFailure() }
    guard rename(path, target) == 0 else { throw SystemFailure() }
    isThere = false
    Self.syncFolder(of: target)
  }

  /// Writes what is in the file over what is at `target`, which stays the same file.
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

  /// Writes `bytes` to a file that is then there whole, whatever happens meanwhile.
  package static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o600) throws(SystemFailure) {
    let file = try TemporaryFile(in: folder(of: path), mode: mode)
    try write(bytes, to: file.descriptor)
    try file.move(to: path)
  }

  /// Removes what killed processes of this user left in a folder.
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

  /// The folder a path lies in.
  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Makes a folder, with those it lies in; others may not look into new ones.
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
    // A file system that cannot do this has done what it could.
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func cannotBeSynced(_ error: Int32) -> Bool { error == EINVAL || error == ENOTSUP || error == ENOSYS }

  private static let prefix = ".gdplot-"
  private static let suffix = ".part"
}
