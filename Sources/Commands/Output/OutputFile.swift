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
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, part.baseAddress, part.count)
      #else
        let written = Darwin.write(descriptor, part.baseAddress, part.count)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(path: name, action: "write", code: errno)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Writes a file by `body`: to a temporary name beside it, which takes the file's name when all is written.
  ///
  /// A device or a pipe is written to directly. Folders on the way are made.
  static func replace(_ path: String, by body: (OutputFile) throws -> Void) throws {
    try makeFolder(of: path)
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: path, action: "write", code: EISDIR) }
      if status.st_mode & S_IFMT != S_IFREG {
        let descriptor = open(path, O_WRONLY)
        guard descriptor >= 0 else { throw OutputError(path: path, action: "open", code: errno) }
        defer { close(descriptor) }
        return try body(OutputFile(descriptor: descriptor, name: path))
      }
      guard access(path, W_OK) == 0 else { throw OutputError(path: path, action: "write", code: errno) }
    }
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: path, action: "write", code: errno) }
    do {
      try body(OutputFile(descriptor: descriptor, name: path))
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    // Some file systems tell only here that the disk is full.
    guard close(descriptor) == 0 else {
      let code = errno
      unlink(temporary)
      throw OutputError(path: path, action: "write", code: code)
    }
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw OutputError(path: path, action: "write", code: code)
    }
  }

  /// Makes sure a file could be put at `path`, without leaving anything there: found out before an hour of training.
  static func probe(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: path, action: "write", code: EISDIR) }
      guard access(path, W_OK) == 0 else { throw OutputError(path: path, action: "write", code: errno) }
      return
    }
    var folder = Self.folder(of: path)
    while stat(folder, &status) != 0 {
      guard errno == ENOENT, folder != ".", folder != "/" else {
        throw OutputError(path: path, action: "write", code: errno)
      }
      folder = Self.folder(of: folder)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(path: path, action: "write", code: ENOTDIR) }
    guard access(folder, W_OK) == 0 else { throw OutputError(path: path, action: "write", code: errno) }
  }

  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The folder a path lies in.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Where a link leads, so that the file it points to is replaced and not the link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func makeFolder(of path: String) throws {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    guard mkdir(folder, 0o777) != 0 else { return }
    switch errno {
    case EEXIST: return
    case ENOENT:
      try makeFolder(of: folder)
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        throw OutputError(path: folder, action: "make the folder", code: errno)
      }
    default: throw OutputError(path: folder, action: "make the folder", code: errno)
    }
  }
}
