import Hashing

/// The files of a plugin, read once, so that the hash, the compiler and the recipe refer to the same bytes.
struct PluginContents: Equatable {
  /// A file.
  struct File: Equatable {
    /// Its path relative to the folder that contains the plugin.
    let name: String
    /// Its contents.
    let bytes: [UInt8]
  }

  /// The files, in the order of the plugin.
  let files: [File]

  /// Reads the files of `plugin`, which must be writable by this user and root only.
  ///
  /// - Throws: ``PluginError``.
  init(of plugin: FoundPlugin) throws {
    guard plugin.files.count <= PluginSearchPath.mostFiles else {
      throw PluginError.tooManyFiles(path: plugin.path, limit: PluginSearchPath.mostFiles)
    }
    // The folder itself is checked too, since its files may be links that lead elsewhere.
    if plugin.files != [plugin.path] { _ = try CheckedPath(plugin.path, of: plugin.path) }
    files = try plugin.files.map { file in
      // The compiler may read a list of files, one per line, and messages show their names.
      guard !file.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
        throw PluginError.unreadable(path: file, reason: "its name has a control character")
      }
      return File(name: plugin.relativePath(of: file), bytes: try Self.bytes(of: file, for: plugin))
    }
  }

  private static func bytes(of file: String, for plugin: FoundPlugin) throws(PluginError) -> [UInt8] {
    let checked = try CheckedPath(file, of: plugin.path)
    return try checked.bytes()
  }

  /// The SHA-256 of the single file, or of all files with their names.
  var sha256: String {
    var hash = SHA256()
    guard files.count > 1 else {
      for file in files { hash.update(file.bytes) }
      return hash.finished()
    }
    for file in files.sorted(by: { $0.name < $1.name }) {
      hash.update(field: Array(("/" + file.name).utf8))
      hash.update(field: file.bytes)
    }
    return hash.finished()
  }
}

extension FoundPlugin {
  /// Returns the SHA-256 of its single file, or of all its files with their names.
  ///
  /// - Throws: ``PluginError`` for a file that cannot be read, or that others may write to.
  package func fingerprint() throws -> String { try PluginContents(of: self).sha256 }
}
