/// Who has said that code may run: the user, once for a folder, or in the very command that is being run.
///
/// A plugin has all rights of its user, and a folder that somebody sent is not to be run by looking at it.
struct PluginConsent: Sendable {
  /// Plugins and folders that the user named in this command.
  private let asked: Set<FileStatus.Identity>
  /// Folders that only the user fills: that of the configuration, the installation's, those of the environment.
  private let own: Set<FileStatus.Identity>
  private let trusted: TrustedFolders

  /// What was said to a program with this environment, in a command that names these paths.
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
    // What only root can have put there, root has allowed; root's own downloads are another matter.
    let isRootsAlone = folder.isRootOnly && !folder.status.isWorldWritable && !folder.status.isGroupWritable
    if isRootsAlone, !FileTrust.isRoot { return true }
    return try trusted.contains(folder)
  }
}

/// What the user is asked before code of a folder runs for the first time.
package struct PluginQuestion: Sendable {
  /// The name that was asked for.
  package let name: String
  /// The plugin that has it.
  package let plugin: String
  /// The folder, without links.
  package let folder: String
  /// The plugins in the folder.
  package let neighbours: [String]
}
