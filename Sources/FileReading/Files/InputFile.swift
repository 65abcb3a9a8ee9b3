package import GradientKit
import Hashing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file and all its bytes.
package struct InputFile {
  /// Where it is, as the user wrote it.
  package let path: String
  /// What is in it.
  package let bytes: [UInt8]

  /// A file that was read before.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Reads the whole file.
  package init(path: String) throws(FileError) {
    self.path = path
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Self.diagnosis(of: path, error)
    }
  }

  /// The file's name and hash.
  package var identity: DataFile { identity(named: name) }

  /// The file's hash under a name of the caller's.
  package func identity(named name: String) -> DataFile {
    var hash = SHA256()
    hash.update(bytes)
    return DataFile(name: name, sha256: hash.finished())
  }

  /// The last part of its path.
  package var name: String { path.split(separator: "/").last.map { String($0) } ?? path }

  /// Its name without what follows the last dot.
  package var stem: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Whether there is a file that can be read again and again; a pipe gives what it has once.
  package static func isRegular(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// What is wrong with a file that could not be read.
  private static func diagnosis(of path: String, _ error: any Error) -> FileError {
    if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil { return .isFolder(path: path) }
    if (error as? CocoaError)?.code == .fileReadNoPermission {
      return .unreadable(path: path, reason: "permission denied")
    }
    if FileManager.default.fileExists(atPath: path) {
      return .unreadable(path: path, reason: "the system reports an error")
    }
    return .noSuchFile(path: path, nearest: nearest(to: path))
  }

  /// The entry beside `path` whose name is most like its last part, written as the user would write it.
  package static func nearest(to path: String) -> String? {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let name = parts.popLast() else { return nil }
    let folder = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    guard let beside = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder),
      let similar = NameSuggestion(for: String(name), among: beside).name
    else { return nil }
    return folder.isEmpty ? similar : folder.hasSuffix("/") ? folder + similar : "\(folder)/\(similar)"
  }
}
