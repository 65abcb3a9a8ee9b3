import FileWriting
import Hashing

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

/// Compiled plugins, and what is known of them, under the user's cache folder.
///
/// What lies here is run without being compiled or checked again, so the folder and all in it are this user's alone, and a
/// library is used only when its size and digest are those it was kept with: a power cut or a full disk may leave
/// anything. Every file is written under a temporary name and renamed, so that processes can race: whoever comes last
/// replaces a file by an equal one. Anything in here can be deleted at any time.
struct PluginCache {
  /// A library in the cache.
  struct Library {
    /// Its file.
    let path: String
    /// Whether the plugin in it has passed its check.
    let hasPassed: Bool
  }

  /// The folder; it need not exist yet.
  let folder: String

  /// The cache in `$XDG_CACHE_HOME`, else in the user's home, else in a folder for temporary files.
  init(environment: [String: String]) { folder = UserFolder.cache(in: environment) }

  /// The environment for a compiler that keeps what it knows of C modules in the user's cache folder too.
  func compilerEnvironment(_ environment: [String: String]) -> [String: String] {
    guard environment["HOME"] == nil else { return environment }
    // The compiler would ask the system for a home, and service accounts have one that is not there.
    return environment.merging(["XDG_CACHE_HOME": folder]) { given, _ in given }
  }

  /// The file with this name.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Makes sure that the folder is there and this user's alone, on the whole way to it, and removes leftovers.
  ///
  /// - Throws: ``PluginError/cacheUnwritable(folder:reason:)``.
  func prepare() throws {
    do {
      try TemporaryFile.makeFolder(folder)
    } catch {
      throw unwritable("\(error)")
    }
    let checked: CheckedPath
    do {
      checked = try CheckedPath(folder, of: folder)
    } catch {
      throw unwritable(error.trustReason(toward: folder) ?? "\(error)")
    }
    guard checked.status.owner == geteuid() else {
      throw unwritable("it belongs to user number \(checked.status.owner)")
    }
    guard checked.status.isFolder else { throw unwritable("\(SystemFailure(ENOTDIR))") }
    if checked.status.isShared, fchmod(checked.descriptor, 0o700) != 0 { throw unwritable() }
    TemporaryFile.sweep(folder)
    BuildFolder.sweep(folder)
  }

  /// A folder for one build.
  func buildFolder() throws -> BuildFolder {
    do {
      while true {
        let build = try BuildFolder(in: folder)
        // Before it was locked, another process may have taken it for a leftover.
        if FileStatus(build.path) != nil { return build }
      }
    } catch {
      throw unwritable("\(error)")
    }
  }

  /// Keeps `bytes` in a file with this name.
  func keep(_ bytes: [UInt8], as name: String) throws {
    do { try TemporaryFile.replace(path(name), with: bytes) } catch { throw unwritable("\(error)") }
  }

  /// Keeps a library, with what tells it from a damaged one.
  func keep(library bytes: [UInt8], as key: String) throws -> Library {
    try keep(bytes, as: key + ".so")
    let library = Library(path: path(key + ".so"), hasPassed: false)
    try keep(Array(Self.record(of: bytes, hasPassed: false).utf8), as: key + ".sum")
    return library
  }

  /// Notes that the plugin in a library has passed its check.
  func notePassed(_ key: String) throws {
    guard let bytes = kept(key + ".so") else { return }
    try keep(Array(Self.record(of: bytes, hasPassed: true).utf8), as: key + ".sum")
  }

  /// The library that was kept under a key; `isDamaged` is set when it is not what was kept.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - isDamaged: set when there is one that cannot be used.
  /// - Returns: The library; `nil` when there is none that can be used.
  func library(_ key: String, isDamaged: inout Bool) -> Library? {
    let (name, record) = (key + ".so", key + ".sum")
    let isThere = access(path(name), F_OK) == 0
    guard let bytes = kept(name), let sum = kept(record).map({ String(decoding: $0, as: UTF8.self) }) else {
      isDamaged = isThere
      return nil
    }
    for hasPassed in [true, false] where sum == Self.record(of: bytes, hasPassed: hasPassed) {
      return Library(path: path(name), hasPassed: hasPassed)
    }
    isDamaged = true
    return nil
  }

  /// What was kept under this name, if it is this user's alone to write to.
  func kept(_ name: String) -> [UInt8]? {
    let descriptor = open(path(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor: descriptor), status.kind == .regular, status.owner == geteuid(),
      !status.isGroupWritable, !status.isWorldWritable
    else { return nil }
    return try? FileBytes.read(descriptor, called: name, limit: FileBytes.limit)
  }

  /// The result of `work`, which depends on nothing but `files`: done again when one of them changes.
  ///
  /// Without a cache the work is done every time.
  func remembered(about files: [String], from work: () throws -> String) throws -> String {
    var hash = SHA256()
    for file in files { hash.update(field: Array(file.utf8)) }
    let name = "known-" + hash.finished().prefix(16)
    let stamp = files.map { FileStatus($0)?.stamp ?? "missing" }.joined(separator: ", ")
    let kept = kept(name).map { String(decoding: $0, as: UTF8.self) }
    if let known = kept?.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false),
      known.count == 2, known[0] == stamp
    {
      return String(known[1])
    }
    let result = try work()
    try? prepare()
    try? keep(Array((stamp + "\n" + result).utf8), as: name)
    return result
  }

  /// The error for a failed call, by default the last one.
  func unwritable(_ reason: String = "\(SystemFailure())") -> PluginError {
    .cacheUnwritable(folder: folder, reason: reason)
  }

  private static func record(of bytes: [UInt8], hasPassed: Bool) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return "\(bytes.count) \(hash.finished()) \(hasPassed ? "passed" : "built")\n"
  }
}
