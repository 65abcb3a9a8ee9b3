import Foundation

/// Real data outside the repository; tests that need it are skipped if it is missing.
enum TestData {
  /// The folder in `GDPLOT_TEST_DATA`, or else `../shared/data` next to the checkout.
  static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["GDPLOT_TEST_DATA"] { return URL(filePath: named) }
    return GdplotRun.checkout.deletingLastPathComponent().appending(path: "shared/data")
  }()

  /// Returns whether a file or folder of the data exists.
  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: name).path) }

  /// Returns the path of a file or folder of the data.
  static func path(_ name: String) -> String { folder.appending(path: name).path }
}
