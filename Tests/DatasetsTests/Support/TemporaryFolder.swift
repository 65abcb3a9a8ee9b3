import Datasets
import Foundation
import GradientKit

/// A folder with the files of one test, which goes when the test ends.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: [UInt8]] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gdplot-datasets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    for (name, bytes) in files { try write(bytes, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path).appending(path: name))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  /// The words of the error that `body` throws, with this folder written as `FOLDER`; the reason there is none otherwise.
  func message(_ body: () throws -> Dataset) -> String {
    do {
      return "no error, \(try body().training.count) examples"
    } catch {
      return "\(error)".replacing(path, with: "FOLDER")
    }
  }
}
