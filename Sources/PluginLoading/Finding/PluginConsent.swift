import Synchronization

/// The user's permissions to run code, given once for a folder or in the current command.
///
/// A plugin has all rights of its user, so opening a folder from another person must not run its plugins.
struct PluginConsent: Sendable {
  /// The plugins and folders that the current command names.
  private let asked: Set<FileStatus.Identity>
  /// The folders that only the user fills: the configuration's, the installation's, those in the environment.
  private let own: Set<FileStatus.Identity>
  private let trusted: TrustedFolders
  /// The folders that the user has allowed while this program runs, which may lack a lasting identity.
  private static let allowed = Mutex<Set<FileStatus.Identity>>([])

  /// Creates the permissions in the host's environment, for a command that names these paths.
  init(asked: [String], host: PluginHost) {
    self.asked = Set(asked.compactMap { FileStatus($0)?.identity })
    own = Set(PluginSearchPath.ownFolders(for: host).compactMap { FileStatus($0)?.identity })
    trusted = TrustedFolders(environment: host.environment)
  }

  /// Whether `plugin` may be compiled and loaded.
  ///
  /// - Throws: ``PluginError`` for a folder or a record that others may write to.
  func covers(_ plugin: FoundPlugin) throws -> Bool {
    if !asked.isEmpty {
      let place = try CheckedPath(plugin.path, of: plugin.path)
      if asked.contains(place.status.identity) { return true }
    }
    let folder = try CheckedPath(plugin.folder, of: plugin.path)
    if asked.contains(folder.status.identity) || own.contains(folder.status.identity) { return true }
    // Root's folders need consent like all others: `sudo tar` or an image's build may have put anybody's files there.
    let place = try CheckedPath(place(of: plugin), of: plugin.path)
    if Self.allowed.withLock({ $0.contains(place.status.identity) }) { return true }
    if try trusted.contains(place) { return true }
    return plugin.isFolder ? try trusted.contains(CheckedPath(plugin.path, of: plugin.path)) : false
  }

  /// Returns the folder to allow for `plugin` to run: the one that contains it.
  ///
  /// A plugin that is a folder itself may be a later checkout beside others, so only that folder is allowed, except
  /// inside a folder `Plugins`, which is for plugins only.
  func place(of plugin: FoundPlugin) throws -> String {
    let folder = try CheckedPath(plugin.folder, of: plugin.path)
    return plugin.isFolder && !folder.realPath.hasSuffix("/Plugins") ? plugin.path : plugin.folder
  }

  /// Allows a folder permanently, or while this program runs if its file system provides no lasting identity.
  func allow(_ folder: borrowing CheckedPath) throws {
    do {
      try trusted.add(folder.realPath)
    } catch PluginError.notRemembered {
      Self.allowed.withLock { _ = $0.insert(folder.status.identity) }
    }
  }
}

/// The question to the user before the code in a folder runs for the first time.
package struct PluginQuestion: Sendable {
  /// The requested name.
  package let name: String
  /// The path of the plugin with this name.
  package let plugin: String
  /// The folder, with links resolved.
  package let folder: String
  /// The plugins in the folder.
  package let neighbours: [String]
}
