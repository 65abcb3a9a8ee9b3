import Hashing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FoundPlugin {
  /// SHA-256 of what it is made of: of its one file, or of all its files with their names, in the order of names.
  ///
  /// - Throws: ``PluginError`` for a file that cannot be read.
  package func fingerprint() throws -> String {
    var hash = SHA256()
    for file in files.sorted() {
      guard let contents = FileManager.default.contents(atPath: file) else {
        throw PluginError.unreadable(path: file, reason: "\(SystemFailure())")
      }
      if files.count > 1 {
        hash.update(field: Array(file.utf8).dropFirst(folder.utf8.count))
        hash.update(field: contents)
      } else {
        hash.update(contents)
      }
    }
    return hash.finished()
  }
}
