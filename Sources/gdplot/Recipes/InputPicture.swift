#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A picture file that is read.
struct InputPicture {
  /// Its bytes.
  let bytes: [UInt8]

  /// Reads the file.
  ///
  /// - Throws: ``RecipeError/unreadable(path:reason:)``, or ``RecipeError/noSuchFile(path:)``.
  init(_ path: String) throws {
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      guard FileManager.default.fileExists(atPath: path) else { throw RecipeError.noSuchFile(path: path) }
      var isFolder = false
      if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil { isFolder = true }
      throw RecipeError.unreadable(path: path, reason: isFolder ? "it is a folder" : "permission denied")
    }
  }
}
