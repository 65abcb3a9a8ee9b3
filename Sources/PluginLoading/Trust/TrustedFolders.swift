import FileWriting

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

/// The plugin folders that the user has allowed, stored in the user's configuration.
package struct TrustedFolders: Sendable {
  /// An allowed folder.
  ///
  /// A new folder at the same path is not allowed. A change of the contents does not end the permission, since plugins
  /// are meant to be edited.
  package struct Entry: Codable, Hashable, Sendable {
    /// The path with links resolved.
    package let path: String
    let device: UInt64
    let inode: UInt64
    let owner: UInt32
    /// The number that distinguishes the folder from a later one with the same inode number, if the file system has
    /// one.
    let generation: Int?
    /// When the folder was created, if the file system reports it; records of earlier versions lack it.
    let birth: Int?

    init(_ folder: borrowing CheckedPath) {
      path = folder.realPath
      device = folder.status.identity.device
      inode = folder.status.identity.inode
      owner = folder.status.owner
      generation = folder.generation
      birth = folder.birth
    }

    /// Whether the allowed folder still exists.
    package var isThere: Bool {
      guard let folder = try? CheckedPath(path, of: path), folder.status.isFolder else { return false }
      return allows(Entry(folder))
    }

    /// Whether a folder has an identity that no later folder at its path can have.
    ///
    /// Device and inode numbers are reused, for example when a memory stick is plugged in or a new file system is
    /// mounted.
    var isUnmistakable: Bool { generation != nil || birth != nil }

    /// Whether the folder with this identity is the allowed one.
    func allows(_ now: Entry) -> Bool {
      isUnmistakable && path == now.path && device == now.device && inode == now.inode && owner == now.owner
        && generation == now.generation && (birth ?? now.birth) == now.birth
    }
  }

  private let configuration: String?

  /// Refers to the folders that the user of this environment has allowed.
  package init(environment: [String: String]) { configuration = UserFolder.configuration(in: environment) }

  /// Returns all allowed folders, in the order they were allowed.
  ///
  /// - Throws: ``PluginError`` for a record that others may have written or that is damaged.
  package func entries() throws -> [Entry] {
    guard let file, access(file, F_OK) == 0 else { return [] }
    let bytes = try CheckedPath(file, of: "the record of trusted folders").bytes()
    guard let entries = try? JSONDecoder().decode([Entry].self, from: Data(bytes)) else {
      throw PluginError.badTrustRecord(file: file)
    }
    return entries
  }

  /// Allows the plugins in a folder to run.
  ///
  /// - Returns: The folder, and whether it was allowed before.
  /// - Throws: ``PluginError`` for a folder that others may write to, and when the record cannot be written.
  @discardableResult
  package func add(_ folder: String) throws -> (entry: Entry, isNew: Bool) {
    let checked = try CheckedPath(folder, of: folder)
    guard checked.status.isFolder else { throw PluginError.notAFolder(path: folder) }
    let entry = Entry(checked)
    guard entry.isUnmistakable else { throw PluginError.notRemembered(folder: entry.path) }
    var isNew = false
    try change { entries in
      isNew = !entries.contains { $0.allows(entry) }
      entries.removeAll { $0.path == entry.path }
      entries.append(entry)
    }
    return (entry, isNew)
  }

  /// Withdraws the permission of a folder, which may no longer exist.
  ///
  /// - Returns: The path that is no longer allowed; `nil` when it was not allowed.
  package func remove(_ folder: String) throws -> String? {
    let paths = [folder, Self.resolved(folder)]
    var removed: String?
    try change { entries in
      removed = entries.first { paths.contains($0.path) }?.path
      entries.removeAll { $0.path == removed }
    }
    return removed
  }

  /// Whether exactly this folder is allowed.
  func contains(_ folder: borrowing CheckedPath) throws -> Bool {
    let now = Entry(folder)
    return try entries().contains { $0.allows(now) }
  }

  private var file: String? { configuration.map { $0 + "/trusted-plugins.json" } }

  private func change(_ change: (inout [Entry]) -> Void) throws {
    guard let configuration, let file else { throw PluginError.noConfiguration }
    do {
      try TemporaryFile.makeFolder(configuration)
      let folder = try CheckedPath(configuration, of: "the record of trusted folders")
      // Keeps two processes from overwriting each other's changes.
      while flock(folder.descriptor, LOCK_EX) != 0, errno == EINTR {}
      var entries = try self.entries()
      let before = entries
      change(&entries)
      guard entries != before else { return }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try TemporaryFile.replace(file, with: Array(encoder.encode(entries)) + Array("\n".utf8))
    } catch let failure as SystemFailure {
      throw PluginError.unwritable(file: file, reason: "\(failure)")
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
