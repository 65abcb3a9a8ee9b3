import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file or folder that only this user or root can have put at its path.
///
/// Every folder from the root of the file system down is opened relative to its parent and checked through its
/// descriptor, and so is every link. Contents read through ``descriptor`` are those that were checked; the path could
/// refer to another file later.
struct CheckedPath: ~Copyable {
  /// The path with links resolved.
  let realPath: String
  /// The status of the file.
  let status: FileStatus
  /// The descriptor of the open file or folder.
  let descriptor: Int32

  /// Opens and checks `path`; messages refer to `plugin`.
  ///
  /// - Throws: ``PluginError`` that names the first file or folder that other users may write to, or that is missing.
  init(_ path: String, of plugin: String) throws(PluginError) {
    guard !path.utf8.contains(0) else { throw .unreadable(path: path, reason: "\(SystemFailure(EINVAL))") }
    let walk = try Walk(of: plugin, toward: path)
    var pending = try Self.parts(of: path)
    var links = 0
    while let part = pending.popLast() {
      guard let target = try walk.enter(part, isLast: pending.isEmpty) else { continue }
      links += 1
      // Linux's limit on the number of links.
      guard links <= 40 else { throw .unreadable(path: path, reason: "\(SystemFailure(ELOOP))") }
      if target.hasPrefix("/") { try walk.goToRoot() }
      pending += target.split(separator: "/").map(String.init).reversed()
    }
    (descriptor, realPath, status) = try walk.finish()
  }

  deinit { close(descriptor) }

  /// Returns the contents of the file.
  ///
  /// - Throws: ``PluginError/unreadable(path:reason:)``, ``PluginError/tooLarge(path:limit:)`` beyond a limit.
  func bytes(limit: Int = FileBytes.limit) throws(PluginError) -> [UInt8] {
    guard status.kind == .regular else { throw .unreadable(path: realPath, reason: "it is no regular file") }
    return try FileBytes.read(descriptor, called: realPath, limit: limit)
  }

  /// The number that distinguishes the file from a later one with the same inode number; `nil` if the file system has
  /// none.
  var generation: Int? {
    #if canImport(Darwin)
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return nil }
      return status.st_birthtimespec.tv_sec << 30 | status.st_birthtimespec.tv_nsec
    #else
      // `FS_IOC_GETVERSION`, whose macro is not imported.
      let request = UInt(0x8000_7601) | UInt(MemoryLayout<Int>.size) << 16
      var generation = 0
      return ioctl(descriptor, request, &generation) == 0 ? generation : nil
    #endif
  }

  /// When the file was created, in nanoseconds; `nil` if the file system does not report it.
  ///
  /// On macOS it is the ``generation``.
  var birth: Int? {
    #if os(Linux)
      // `statx` is not imported; the layout of its result is the same on all processors.
      typealias ExtendedStatus =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UInt32, UnsafeMutableRawPointer) -> Int32
      let (emptyPath, birthTime) = (Int32(0x1000), UInt32(0x800))
      guard let symbol = dlsym(nil, "statx") else { return nil }
      let status = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 8)
      defer { status.deallocate() }
      status.initializeMemory(as: UInt8.self, repeating: 0)
      guard let start = status.baseAddress,
        unsafeBitCast(symbol, to: ExtendedStatus.self)(descriptor, "", emptyPath, birthTime, start) == 0,
        status.load(as: UInt32.self) & birthTime != 0
      else { return nil }
      let (seconds, rest) = (
        status.load(fromByteOffset: 80, as: Int64.self), status.load(fromByteOffset: 88, as: UInt32.self)
      )
      return Int(truncatingIfNeeded: seconds &* 1_000_000_000 &+ Int64(rest))
    #else
      return nil
    #endif
  }

  /// Returns the components of a path from the root, the last one first.
  private static func parts(of path: String) throws(PluginError) -> [String] {
    var whole = path
    if !path.hasPrefix("/") {
      guard let folder = getcwd(nil, 0) else { throw .unreadable(path: ".", reason: "\(SystemFailure())") }
      whole = String(cString: folder) + "/" + path
      free(folder)
    }
    return whole.split(separator: "/").map(String.init).reversed()
  }

  /// The current folder while a path is resolved.
  private final class Walk {
    private let plugin: String
    private let path: String
    private var names: [String] = []
    private var descriptor: Int32
    private var status: FileStatus

    init(of plugin: String, toward path: String) throws(PluginError) {
      self.plugin = plugin
      self.path = path
      descriptor = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0, let status = FileStatus(descriptor: descriptor) else {
        throw .unreadable(path: "/", reason: "\(SystemFailure())")
      }
      self.status = status
      try check(status, behind: descriptor, at: "/")
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private var place: String { "/" + names.joined(separator: "/") }

    /// Enters `name`.
    ///
    /// - Returns: The target if it is a link; the current folder then stays the same.
    func enter(_ name: String, isLast: Bool) throws(PluginError) -> String? {
      if name == "." || name == ".." && names.isEmpty { return nil }
      #if canImport(Darwin)
        let flags = O_RDONLY | O_NONBLOCK | O_SYMLINK | O_CLOEXEC
      #else
        // `O_PATH`, which is not imported and is the same on all processors that Swift runs on: passing through a
        // folder, or getting the status of a file, needs no permission to read it.
        let flags = 0o10_000_000 | O_NOFOLLOW | O_CLOEXEC
      #endif
      var next = openat(descriptor, name, flags)
      defer { if next >= 0 { close(next) } }
      guard next >= 0, let found = FileStatus(descriptor: next) else { throw failure() }
      let entry = names.isEmpty ? "/" + name : place + "/" + name
      try check(found, behind: next, at: isLast && found.kind != .link ? path : entry)
      switch found.kind {
      case .link: return try target(of: name, at: entry)
      case .other: throw .unreadable(path: path, reason: "it is neither a file nor a folder")
      case .folder: break
      case .regular:
        // The `O_PATH` descriptor cannot be read from, so the file is opened again.
        close(next)
        next = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard next >= 0 else { throw failure() }
        guard FileStatus(descriptor: next)?.identity == found.identity else { throw .changing(file: path) }
      }
      (descriptor, next) = (next, descriptor)
      status = found
      if name == ".." { names.removeLast() } else { names.append(name) }
      return nil
    }

    func goToRoot() throws(PluginError) {
      let root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard root >= 0, let found = FileStatus(descriptor: root) else { throw failure() }
      close(descriptor)
      (descriptor, status, names) = (root, found, [])
    }

    func finish() throws(PluginError) -> (Int32, String, FileStatus) {
      var reached = descriptor
      if status.kind == .folder {
        reached = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard reached >= 0 else { throw failure() }
      } else {
        descriptor = -1
      }
      return (reached, place, status)
    }

    private func check(_ status: FileStatus, behind descriptor: Int32, at path: String) throws(PluginError) {
      try FileTrust.check(status, behind: descriptor, at: path, of: plugin)
    }

    private func target(of link: String, at entry: String) throws(PluginError) -> String {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { bytes -> Int in
        guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
        return readlinkat(descriptor, link, start, bytes.count)
      }
      guard count > 0, let target = String(validating: buffer[..<count], as: UTF8.self) else {
        throw .unreadable(path: entry, reason: "\(SystemFailure())")
      }
      return target
    }

    private func failure() -> PluginError { .unreadable(path: path, reason: "\(SystemFailure())") }
  }
}
