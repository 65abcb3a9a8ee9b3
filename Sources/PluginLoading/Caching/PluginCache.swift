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

/// Compiled plugins and the facts known about them, in the user's cache folder.
///
/// A cached library runs without being compiled or checked again. So the folder and its contents belong to this user
/// alone, and a library is used only if its size and digest are the recorded ones: a power cut or a full disk may leave
/// any contents. Every file is written under a temporary name and renamed, so processes may race: the last one replaces
/// the file by an equal one. Everything in the folder can be deleted at any time.
package struct PluginCache {
  /// A library in the cache.
  struct Library {
    /// The path of its file.
    let path: String
    /// Whether the plugin has passed its check.
    let hasPassed: Bool
  }

  /// The folder, which need not exist yet.
  package let folder: String

  /// Uses the cache folder of ``UserFolder/cache(in:)``.
  package init(environment: [String: String]) { folder = UserFolder.cache(in: environment) }

  /// Returns the compiler's environment, in which its module cache too is in the user's cache folder.
  func compilerEnvironment(_ environment: [String: String]) -> [String: String] {
    guard environment["HOME"] == nil else { return environment }
    // Otherwise the compiler asks the system for a home, and the home of a service account may not exist.
    return environment.merging(["XDG_CACHE_HOME": folder]) { given, _ in given }
  }

  /// Returns the path of the file with this name.
  package func path(_ name: String) -> String { folder + "/" + name }

  /// Creates the folder if needed, makes sure that only this user can write to it and its parents, and removes
  /// leftovers.
  ///
  /// - Throws: ``PluginError/cacheUnwritable(folder:reason:)``.
  package func prepare() throws {
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

  /// Creates a folder for one build.
  package func buildFolder() throws -> BuildFolder {
    do {
      while true {
        let build = try BuildFolder(in: folder)
        // Before the lock was taken, another process may have deleted the folder as a leftover.
        if FileStatus(build.path) != nil { return build }
      }
    } catch {
      throw unwritable("\(error)")
    }
  }

  /// Stores `bytes` in a file with this name.
  func keep(_ bytes: [UInt8], as name: String) throws {
    do { try TemporaryFile.replace(path(name), with: bytes) } catch { throw unwritable("\(error)") }
  }

  /// Stores a library together with its size and digest, which reveal damage.
  func keep(library bytes: [UInt8], as key: String) throws -> Library {
    try keep(bytes, as: key + ".so")
    let library = Library(path: path(key + ".so"), hasPassed: false)
    try keep(Array(Self.record(of: bytes, hasPassed: false).utf8), as: key + ".sum")
    return library
  }

  /// Records that the plugin in a library has passed its check.
  func notePassed(_ key: String) throws {
    guard let bytes = kept(key + ".so") else { return }
    try keep(Array(Self.record(of: bytes, hasPassed: true).utf8), as: key + ".sum")
  }

  /// Returns the library stored under a key.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - isDamaged: set to `true` if there is a library but it cannot be used.
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

  /// Returns the contents of the file with this name, if only this user can write to it.
  func kept(_ name: String) -> [UInt8]? {
    let descriptor = open(path(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor: descriptor), status.kind == .regular, status.owner == geteuid(),
      !status.isGroupWritable, !status.isWorldWritable
    else { return nil }
    return try? FileBytes.read(descriptor, called: name, limit: FileBytes.limit)
  }

  /// Returns the result of `work`, which depends only on `files`; it is cached and computed again when one of them
  /// changes.
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

  /// Returns the error for a failed call, by default the last one.
  func unwritable(_ reason: String = "\(SystemFailure())") -> PluginError {
    .cacheUnwritable(folder: folder, reason: reason)
  }

  private static func record(of bytes: [UInt8], hasPassed: Bool) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return "\(bytes.count) \(hash.finished()) \(hasPassed ? "passed" : "built")\n"
  }
}
