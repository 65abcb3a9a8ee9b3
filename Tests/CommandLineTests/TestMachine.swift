import Foundation

/// The capabilities of the machine that runs the tests.
enum TestMachine {
  /// Whether there is a compiler for plugins.
  static let hasCompiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/swiftc")
  }

  /// Whether a test can run the binary as another user.
  static let canBecomeAnother = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

  /// Whether there is a shell that can give a program any name.
  static let hasBash = FileManager.default.isExecutableFile(atPath: "/bin/bash")
}
