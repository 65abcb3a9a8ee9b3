import Foundation

/// Real inputs that do not come with the project: beside the checkout, or where `GDPLOT_TEST_DATA` says.
package enum RealData {
  /// What a test that needs them says when it is skipped.
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

  /// Whether there is such a folder.
  package static var isThere: Bool { folder != nil }

  /// Where a file or folder there is.
  package static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  /// A text file there.
  package static func text(of name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// The lines of a text file there, each taken apart at its commas, without the header.
  package static func rows(of name: String) throws -> [[Substring]] {
    try text(of: name).split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
  }
}
