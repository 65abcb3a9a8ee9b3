import Dispatch
import Hashing
import Synchronization
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file with its contents.
package struct InputFile: Sendable {
  /// The path as the user wrote it.
  package let path: String
  /// The contents.
  package let bytes: [UInt8]

  /// Creates a file from its contents.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The path that stands for standard input.
  package static let standardInput = "-"

  /// Reads the whole file or pipe; `-` is standard input.
  package init(path: String) throws(FileError) {
    self.path = path
    let descriptor = path == Self.standardInput ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.diagnosis(of: path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.diagnosis(of: path, errno) }
    // Nothing is gained by finding out in the middle that a file without end, or full of holes, does not fit.
    let limit = AvailableMemory.atStart.bytes.map { Int($0) } ?? .max
    let tooLarge = FileError.unreadable(path: path, reason: "it is larger than the memory that is there for it")
    guard status.st_size < limit else { throw tooLarge }
    var bytes: [UInt8] = []
    // The size of a pipe is unknown, and a file may grow.
    var room = max(1 << 16, Int(status.st_size) + 1)
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.diagnosis(of: path, errno) }
      if count == 0 { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count < limit else { throw tooLarge }
      room = 1 << 20
    }
    self.bytes = bytes
  }

  /// The SHA-256 digest of the contents, as 64 hexadecimal digits.
  package var sha256: String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finished()
  }

  /// Returns the result of `work` and the digest of the file, computed concurrently for a long file.
  package func hashed<Value: Sendable>(
    _ work: @escaping @Sendable (InputFile) -> Value
  ) -> (value: Value, sha256: String) {
    guard bytes.count > 1 << 18 else { return (work(self), sha256) }
    let found = Mutex("")
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { [self] in
      let sha256 = self.sha256
      found.withLock { $0 = sha256 }
    }
    let value = work(self)
    group.wait()
    return (value, found.withLock { $0 })
  }

  /// The last component of the path.
  package var name: String { path.split(separator: "/").last.map { String($0) } ?? path }

  /// The name without its extension.
  package var stem: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Returns whether the path is a regular file, which can be read repeatedly; a pipe cannot.
  package static func isRegular(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// The number of bytes of a file; `nil` where that is not known before it is read.
  package static func size(of path: String) -> Int? {
    var status = stat()
    return path != standardInput && stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// The first bytes of a file or pipe; `nil` where it cannot be read.
  package static func beginning(of path: String, atMost limit: Int) -> [UInt8]? {
    let descriptor = path == standardInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor > 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    while bytes.count < limit {
      let count = read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Returns the error of a file that could not be read.
  private static func diagnosis(of path: String, _ code: Int32) -> FileError {
    switch code {
    case EISDIR: return .isFolder(path: path)
    case EACCES, EPERM: return .unreadable(path: path, reason: "permission denied")
    case ENOENT:
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
        return .unreadable(path: path, reason: "it is a link to \(target), which is not there")
      }
      return .noSuchFile(path: path, nearest: nearest(to: path))
    case ENOTDIR: return .noSuchFile(path: path, nearest: nil)
    default: return .unreadable(path: path, reason: strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
  }

  /// Returns the entry with the name most similar to the last component of `path`, written as the user would write it.
  package static func nearest(to path: String) -> String? {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let name = parts.popLast() else { return nil }
    let folder = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    guard let beside = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder),
      let similar = NearestName(to: String(name), among: beside).name
    else { return nil }
    return folder.isEmpty ? similar : folder.hasSuffix("/") ? folder + similar : "\(folder)/\(similar)"
  }
}
