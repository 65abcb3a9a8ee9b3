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
/// Every file is written under a temporary name and renamed, so that processes can race: whoever comes last replaces a
/// file by an equal one. Anything in here can be deleted at any time.
struct PluginCache {
  /// The folder; it need not exist yet.
  let folder: String

  /// The cache in `$XDG_CACHE_HOME`, else in the user's home, else in a folder for temporary files.
  init(environment: [String: String]) {
    // The standard wants relative paths ignored.
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      folder = cache + "/gdplot"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.cache/gdplot"
    } else {
      let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
      folder = "\(temporary)/gdplot-\(geteuid())"
    }
  }

  /// The environment for a compiler that keeps what it knows of C modules in the user's cache folder too.
  func compilerEnvironment(_ environment: [String: String]) -> [String: String] {
    guard environment["HOME"] == nil else { return environment }
    // The compiler would ask the system for a home, and service accounts have one that is not there.
    return environment.merging(["XDG_CACHE_HOME": folder]) { given, _ in given }
  }

  /// The file with this name.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Whether there is a file with this name.
  func has(_ name: String) -> Bool { access(path(name), F_OK) == 0 }

  /// Makes sure that the folder is there and this user's alone to write to.
  ///
  /// - Throws: ``PluginError/cacheUnwritable(folder:reason:)``.
  func prepare() throws {
    if FileStatus(folder) == nil {
      var path = ""
      for part in folder.split(separator: "/") {
        path += "/" + part
        // Others have no business in a new folder; those that are there keep their rights.
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw unwritable() }
      }
    }
    guard let status = FileStatus(folder) else { throw unwritable() }
    // What lies in the cache is run without being compiled or checked again.
    guard status.owner == geteuid() else { throw unwritable("it belongs to user number \(status.owner)") }
    guard !status.isWorldWritable else { throw unwritable("all users may write to it") }
  }

  /// Keeps `text` in a file with this name.
  func keep(_ text: String, as name: String) throws {
    try prepare()
    let temporary = path(Self.temporaryName(for: name))
    do {
      try NewFile.write(text, to: temporary, mode: 0o600)
    } catch {
      throw unwritable("\(error)")
    }
    try move(temporary, to: name)
  }

  /// Removes what processes that were killed left behind a day ago or earlier.
  func sweep() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.contains(".tmp") {
      guard let status = FileStatus(path(name)), status.age > 86_400 else { continue }
      unlink(path(name))
    }
  }

  /// Renames a file in the cache's folder; one that was there is replaced.
  func move(_ temporary: String, to name: String) throws {
    guard rename(temporary, path(name)) == 0 else { throw unwritable() }
  }

  /// What was kept under this name, if anything.
  func kept(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The result of `work`, which depends on nothing but `files`: done again when one of them changes.
  ///
  /// Without a cache the work is done every time.
  func remembered(about files: [String], from work: () throws -> String) throws -> String {
    var hash = SHA256()
    for file in files { hash.update(field: Array(file.utf8)) }
    let name = "known-" + hash.finished().prefix(16)
    let stamp = files.map { FileStatus($0)?.stamp ?? "missing" }.joined(separator: ", ")
    if let known = kept(name)?.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false),
      known.count == 2, known[0] == stamp
    {
      return String(known[1])
    }
    let result = try work()
    try? keep(stamp + "\n" + result, as: name)
    return result
  }

  /// A name nobody else uses for a file that will be called `name`.
  static func temporaryName(for name: String) -> String {
    "\(name).\(getpid()).\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
  }

  /// The error for a failed call, by default the last one.
  func unwritable(_ reason: String = "\(SystemFailure())") -> PluginError {
    .cacheUnwritable(folder: folder, reason: reason)
  }
}
