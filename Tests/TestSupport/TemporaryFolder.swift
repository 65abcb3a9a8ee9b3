import Foundation

/// A folder with the files of one test, which goes when the test ends.
package final class TemporaryFolder {
  /// Where it is.
  package let path: String

  /// A folder with these files.
  package init(_ files: [String: [UInt8]] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gdplot-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    for (name, bytes) in files { try write(bytes, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file.
  package func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path).appending(path: name))
  }

  /// Makes a folder in it, and those above.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  /// The words of the error that `body` throws, with this folder written as `FOLDER`; what it gives if it throws none.
  package func message<Value>(_ body: () throws -> Value) -> String {
    do {
      return "no error, but \(try body())"
    } catch {
      return "\(error)".replacing(path, with: "FOLDER")
    }
  }
}
