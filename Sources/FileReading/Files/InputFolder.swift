#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder with the names of its entries.
package struct InputFolder {
  /// The path as the user wrote it.
  package let path: String
  /// The names of the entries.
  package let names: Set<String>

  /// Lists the folder; a leading `~` is the user's home, which the shell does not expand after a colon.
  package init(path: String) throws(FileError) {
    let expanded =
      path == "~" || path.hasPrefix("~/")
      ? FileManager.default.homeDirectoryForCurrentUser.path + path.dropFirst() : path
    self.path = expanded
    do {
      names = Set(try FileManager.default.contentsOfDirectory(atPath: expanded))
    } catch {
      if (error as? CocoaError)?.code == .fileReadNoPermission {
        throw FileError.unreadable(path: path, reason: "permission denied")
      }
      throw FileManager.default.fileExists(atPath: expanded)
        ? FileError.isNoFolder(path: path) : .noSuchFolder(path: path, nearest: InputFile.nearest(to: expanded))
    }
  }

  /// Returns the path of an entry.
  package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// Returns the first of the names that exists.
  package func first(of candidates: [String]) -> String? { candidates.first { names.contains($0) } }
}
