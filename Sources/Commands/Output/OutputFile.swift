import FileWriting

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

/// An open file that is written completely or not at all.
struct OutputFile {
  private let descriptor: Int32
  private let name: String

  /// Creates a file for a descriptor, called `name` in messages.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Writes all of `text`.
  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    do throws(SystemFailure) {
      try TemporaryFile.write(bytes, to: descriptor)
    } catch {
      throw OutputError(path: name, action: "write", code: error.number)
    }
  }

  /// Writes a file with `body` under a temporary name beside its destination, and renames it once it is complete.
  ///
  /// An existing file keeps its mode, its owner and its hard links, as with `cp`; links are followed, even to a missing
  /// target; a device or a pipe is written to directly. Missing folders are created. If writing to the destination
  /// fails, the contents are saved in the user's cache folder, and the error names the path.
  ///
  /// With `alone`, only the name is replaced: a device or a pipe is removed, and other hard links keep the old
  /// contents.
  static func replace(_ path: String, alone: Bool = false, by body: (OutputFile) throws -> Void) throws {
    do {
      try OutputPlace(path).put(alone: alone, body)
    } catch var error as OutputError where !error.isClosedPipe {
      error.rescue = rescued(path, by: body)
      throw error
    }
  }

  /// Checks that a file can be written at `path`, before any computation, and leaves nothing behind.
  static func probe(_ path: String) throws { try OutputPlace(path).probe() }

  /// Returns the path without links of a file at `path`, whose last components may not exist yet.
  static func destination(of path: String) throws -> String {
    var (known, rest) = (try OutputPlace.followed(path), [Substring]())
    while true {
      if let real = realpath(known, nil) {
        defer { free(real) }
        let folder = String(cString: real)
        return ([folder == "/" ? "" : folder] + rest.map(String.init)).joined(separator: "/")
      }
      let last = known.split(separator: "/").last ?? ""
      // A missing file has no parent other than the folder in its path.
      guard errno == ENOENT, last != "..", known != ".", known != "/" else {
        throw OutputError(path: path, action: "write", code: errno)
      }
      if last != "." { rest.insert(last, at: 0) }
      known = TemporaryFile.folder(of: known)
    }
  }

  /// Whether a file exists at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes the file to the cache folder under a similar name; returns its path, or `nil` on failure.
  private static func rescued(_ path: String, by body: (OutputFile) throws -> Void) -> String? {
    let folder = UserFolder.cache(in: ProcessInfo.processInfo.environment) + "/rescued"
    // With a prefix, a long name could become too long.
    let name = String((path.split(separator: "/").last ?? "").suffix(50))
    let place = "\(folder)/\(String(UInt32.random(in: 0 ... .max), radix: 36))-\(name)"
    do {
      try TemporaryFile.makeFolder(folder)
      let file = try TemporaryFile(in: folder)
      try body(OutputFile(descriptor: file.descriptor, name: place))
      try file.move(to: place)
      return place
    } catch {
      return nil
    }
  }
}

/// The destination of a file.
private struct OutputPlace {
  /// The path as the user wrote it.
  private let path: String
  /// The path with links followed.
  private let target: String
  /// The status of the existing file; `nil` if there is none.
  private let present: stat?

  init(_ path: String) throws {
    self.path = path
    target = try Self.followed(path)
    var status = stat()
    if stat(target, &status) == 0 {
      present = status
    } else {
      guard errno == ENOENT else { throw OutputError(path: path, action: "write", code: errno) }
      present = nil
    }
    if let present, present.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: path, action: "write", code: EISDIR) }
    if present != nil, access(target, W_OK) != 0 { throw OutputError(path: path, action: "write", code: errno) }
  }

  private var isRegular: Bool { present.map { $0.st_mode & S_IFMT == S_IFREG } ?? true }
  private var folder: String { TemporaryFile.folder(of: target) }

  func probe() throws {
    guard isRegular else { return }
    let longest = target.split(separator: "/").map(\.utf8.count).max() ?? 0
    guard longest <= Int(NAME_MAX), target.utf8.count < Int(PATH_MAX) else {
      throw OutputError(path: path, action: "write", code: ENAMETOOLONG)
    }
    var folder = folder
    var status = stat()
    while stat(folder, &status) != 0 {
      guard errno == ENOENT, folder != ".", folder != "/" else {
        throw OutputError(path: path, action: "write", code: errno)
      }
      folder = TemporaryFile.folder(of: folder)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(path: path, action: "write", code: ENOTDIR) }
    TemporaryFile.sweep(folder)
    _ = try staging(in: folder)
  }

  func put(alone: Bool, _ body: (OutputFile) throws -> Void) throws {
    guard isRegular || alone else {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(path: path, action: "open", code: errno) }
      defer { close(descriptor) }
      return try body(OutputFile(descriptor: descriptor, name: path))
    }
    do throws(SystemFailure) {
      try TemporaryFile.makeFolder(folder, mode: 0o777)
    } catch {
      throw OutputError(path: folder, action: "make the folder", code: error.number)
    }
    TemporaryFile.sweep(folder)
    let (file, isBeside) = try staging(in: folder)
    try body(OutputFile(descriptor: file.descriptor, name: path))
    do throws(SystemFailure) {
      if let present, !isBeside || !alone && present.st_nlink > 1 || !Self.adopt(present, for: file.descriptor) {
        try file.copy(into: target)
      } else {
        try file.move(to: target)
      }
    } catch {
      throw OutputError(path: path, action: "write", code: error.number)
    }
  }

  /// Returns a temporary file in the same folder, so that it can be renamed.
  ///
  /// If the folder is not writable but the file is, the temporary file is elsewhere and its contents are copied.
  private func staging(in folder: String) throws -> (file: TemporaryFile, isBeside: Bool) {
    do throws(SystemFailure) {
      return (try TemporaryFile(in: folder, mode: present == nil ? 0o666 : 0o600), true)
    } catch {
      let isForbidden = [EACCES, EPERM, EROFS].contains(error.number)
      let temporary = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
      if present != nil, isForbidden, let file = try? TemporaryFile(in: temporary) { return (file, false) }
      throw OutputError(path: path, action: "write", code: error.number)
    }
  }

  /// Gives a new file the owner and mode of the one it replaces.
  ///
  /// - Returns: Whether this succeeded.
  private static func adopt(_ present: stat, for descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    if status.st_uid != present.st_uid || status.st_gid != present.st_gid {
      guard fchown(descriptor, present.st_uid, present.st_gid) == 0 else { return false }
    }
    return fchmod(descriptor, present.st_mode & 0o777) == 0
  }

  /// Returns the target of a link, existing or not, so that the target is replaced and not the link.
  static func followed(_ path: String) throws -> String {
    var place = path
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { readlink(place, $0.assumingMemoryBound(to: CChar.self), bytes.count) } ?? -1
      }
      guard count > 0 else { return place }
      let link = String(decoding: buffer[..<count], as: UTF8.self)
      place = link.hasPrefix("/") ? link : TemporaryFile.folder(of: place) + "/" + link
    }
    throw OutputError(path: path, action: "write", code: ELOOP)
  }
}
