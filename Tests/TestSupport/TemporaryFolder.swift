import Foundation

/// A folder for the files of one test, deleted when the test ends.
package final class TemporaryFolder {
  /// The path of the folder.
  package let path: String

  /// Creates a folder with these files.
  package init(_ files: [String: [UInt8]] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gdplot-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    for (name, bytes) in files { try write(bytes, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, in a folder that is made for it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Creates a folder in it, with missing parents.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  /// Returns the description of the error that `body` throws, with the path of this folder written as `FOLDER`; if it
  /// throws none, the result of `body`.
  package func message<Value>(_ body: () throws -> Value) -> String {
    do {
      return "no error, but \(try body())"
    } catch {
      return "\(error)".replacing(path, with: "FOLDER")
    }
  }
}
