import Foundation

/// An empty folder that is deleted at the end of the test.
final class TemporaryFolder {
  /// The URL of the folder.
  let url: URL

  /// Creates the folder.
  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gdplot-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Returns the path of an entry.
  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file, creating missing parent folders.
  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Returns the contents of a file; `nil` if there is none.
  func bytes(_ name: String) -> Data? { try? Data(contentsOf: url.appending(path: name)) }

  /// The names of all entries that are not hidden.
  var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}
