import Foundation
import Testing

/// Real inputs that do not come with the project: beside the checkout, or where `GDPLOT_TEST_DATA` says.
enum RealData {
  static let absence: Comment = "there is no ../shared/data beside the checkout, and GDPLOT_TEST_DATA names no folder"

  static var folder: String? {
    let named: String? = ProcessInfo.processInfo.environment["GDPLOT_TEST_DATA"]
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let beside: String? = checkout.appending(path: "../shared/data").standardizedFileURL.path
    return [named, beside].compactMap(\.self).first { FileManager.default.fileExists(atPath: $0) }
  }

  static var isThere: Bool { folder != nil }

  static func path(_ name: String) throws -> String { try #require(folder) + "/" + name }
}
