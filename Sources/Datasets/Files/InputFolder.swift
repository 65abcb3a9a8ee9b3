#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder and the names of what is in it.
struct InputFolder {
  /// Where it is, as the user wrote it.
  let path: String
  /// The names of its files and folders.
  let names: Set<String>

  /// Lists the folder; a leading `~` is the user's home, since the shell leaves it alone behind a colon.
  init(path: String) throws(DataError) {
    let expanded =
      path == "~" || path.hasPrefix("~/")
      ? FileManager.default.homeDirectoryForCurrentUser.path + path.dropFirst() : path
    self.path = expanded
    do {
      names = Set(try FileManager.default.contentsOfDirectory(atPath: expanded))
    } catch {
      if (error as? CocoaError)?.code == .fileReadNoPermission {
        throw DataError.unreadable(path: path, reason: "permission denied")
      }
      throw FileManager.default.fileExists(atPath: expanded)
        ? DataError.isNoFolder(path: path) : .noSuchFolder(path: path, nearest: InputFile.nearest(to: expanded))
    }
  }

  /// The path of something in the folder.
  func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The first of the names that is there.
  func first(of candidates: [String]) -> String? { candidates.first { names.contains($0) } }
}
