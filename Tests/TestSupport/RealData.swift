import Foundation

/// Real inputs that are not part of the project, in a folder next to the checkout or in `GDPLOT_TEST_DATA`.
package enum RealData {
  /// The message of a test that is skipped without them.
  package static let absence =
    "there is no ../shared/data beside the checkout, and GDPLOT_TEST_DATA names no folder"

  /// The folder, if there is one.
  package static var folder: String? {
    let named: String? = ProcessInfo.processInfo.environment["GDPLOT_TEST_DATA"]
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside: String? = checkout.appending(path: "../shared/data").standardizedFileURL.path
    return [named, beside].compactMap(\.self).first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Whether the folder exists.
  package static var isThere: Bool { folder != nil }

  /// Returns the path of a file or folder in it.
  package static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  /// Returns the contents of a text file in it.
  package static func text(of name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Returns the lines of a text file in it, each split at its commas, without the header.
  package static func rows(of name: String) throws -> [[Substring]] {
    try text(of: name).split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
  }
}
