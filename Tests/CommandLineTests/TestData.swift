import Foundation

/// Real data outside the repository; tests that need it are skipped without it.
enum TestData {
  /// The folder: named by `GDPLOT_TEST_DATA`, else `../shared/data` beside the checkout.
  static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["GDPLOT_TEST_DATA"] { return URL(filePath: named) }
    return GdplotRun.checkout.deletingLastPathComponent().appending(path: "shared/data")
  }()

  /// Whether a file or folder of the data is there.
  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: name).path) }

  /// The path of a file or folder of the data.
  static func path(_ name: String) -> String { folder.appending(path: name).path }
}
