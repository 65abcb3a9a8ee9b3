import Foundation

/// The capabilities of the machine that runs the tests.
enum TestMachine {
  /// Whether there is a compiler for plugins.
  static let hasCompiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/swiftc")
  }
}
