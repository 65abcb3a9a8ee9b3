import Hashing

/// The files of a plugin, read once: what is in here is what is asked about, compiled and kept in recipes.
struct PluginContents: Equatable {
  /// A file.
  struct File: Equatable {
    /// Its path from the folder the plugin was found in.
    let name: String
    /// What is in it.
    let bytes: [UInt8]
  }

  /// The files, in the order of the plugin.
  let files: [File]

  /// Reads the files of `plugin`, which only this user and root can have written.
  ///
  /// - Throws: ``PluginError``.
  init(of plugin: FoundPlugin) throws {
    guard plugin.files.count <= PluginSearchPath.mostFiles else {
      throw PluginError.tooManyFiles(path: plugin.path, limit: PluginSearchPath.mostFiles)
    }
    // A folder of files is asked itself, since files may be links that lead out of it.
    if plugin.files != [plugin.path] { _ = try CheckedPath(plugin.path, of: plugin.path) }
    files = try plugin.files.map { file in
      File(name: plugin.relativePath(of: file), bytes: try Self.bytes(of: file, for: plugin))
    }
  }

  private static func bytes(of file: String, for plugin: FoundPlugin) throws(PluginError) -> [UInt8] {
    let checked = try CheckedPath(file, of: plugin.path)
    return try checked.bytes()
  }

  /// SHA-256 of the one file, or of all files with their names.
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
  /// SHA-256 of what it is made of: of its one file, or of all its files with their names.
  ///
  /// - Throws: ``PluginError`` for a file that cannot be read, or that others may write to.
  package func fingerprint() throws -> String { try PluginContents(of: self).sha256 }
}
