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

/// An open file that is written to the end or not at all.
struct OutputFile {
  private let descriptor: Int32
  private let name: String

  /// The file behind a descriptor, called `name` in messages.
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

  /// Writes a file by `body`: beside the one it is to be, which it becomes when all is written.
  ///
  /// A file that is there keeps its mode, its owner and its other names, as with `cp`; a link is followed, even to where
  /// nothing is yet; a device or a pipe is written to directly. Folders on the way are made. Where the place fails after
  /// all, what was computed is kept in the user's cache folder, and the error says where.
  ///
  /// With `alone`, only the name is taken: a device or a pipe goes, and another name of the file keeps the old contents.
  static func replace(_ path: String, alone: Bool = false, by body: (OutputFile) throws -> Void) throws {
    do {
      try OutputPlace(path).put(alone: alone, body)
    } catch var error as OutputError where !error.isClosedPipe {
      error.rescue = rescued(path, by: body)
      throw error
    }
  }

  /// Makes sure a file could be put at `path`, without leaving anything there: found out before an hour of training.
  static func probe(_ path: String) throws { try OutputPlace(path).probe() }

  /// Where a file at `path` would be: the path without links, of which the last parts need not be there.
  static func destination(of path: String) throws -> String {
    var (known, rest) = (try OutputPlace.followed(path), [Substring]())
    while true {
      if let real = realpath(known, nil) {
        defer { free(real) }
        let folder = String(cString: real)
        return ([folder == "/" ? "" : folder] + rest.map(String.init)).joined(separator: "/")
      }
      let last = known.split(separator: "/").last ?? ""
      // What is not there has no folder above it but the one it is looked for in.
      guard errno == ENOENT, last != "..", known != ".", known != "/" else {
        throw OutputError(path: path, action: "write", code: errno)
      }
      if last != "." { rest.insert(last, at: 0) }
      known = TemporaryFile.folder(of: known)
    }
  }

  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes the file into the cache folder under a name like its own.
  private static func rescued(_ path: String, by body: (OutputFile) throws -> Void) -> String? {
    let folder = UserFolder.cache(in: ProcessInfo.processInfo.environment) + "/rescued"
    // A long name could be too long with anything before it.
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

/// Where a file is going to be.
private struct OutputPlace {
  /// What the user named.
  private let path: String
  /// The same, with its links followed.
  private let target: String
  /// What is there.
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

  /// A file to write to first, in the same folder, so that it can be renamed.
  ///
  /// In a folder that may not be written to, a file that may be is filled from one elsewhere.
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
  /// - Returns: Whether it has them.
  private static func adopt(_ present: stat, for descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    if status.st_uid != present.st_uid || status.st_gid != present.st_gid {
      guard fchown(descriptor, present.st_uid, present.st_gid) == 0 else { return false }
    }
    return fchmod(descriptor, present.st_mode & 0o777) == 0
  }

  /// Where a link leads, whether anything is there or not, so that the file it points to is replaced and not the link.
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
