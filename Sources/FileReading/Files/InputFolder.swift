#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder and the names of what is in it.
package struct InputFolder {
  /// Where it is, as the user wrote it.
  package let path: String
  /// The names of its files and folders.
  package let names: Set<String>

  /// Lists the folder; a leading `~` is the user's home, since the shell leaves it alone behind a colon.
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

  /// The path of something in the folder.
  package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The first of the names that is there.
  package func first(of candidates: [String]) -> String? { candidates.first { names.contains($0) } }
}
