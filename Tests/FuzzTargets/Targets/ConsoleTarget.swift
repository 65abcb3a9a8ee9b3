@testable import RunLogs

/// What programs printed.
enum ConsoleTarget: FuzzTarget {
  static let name = "console"

  static func read(_ bytes: [UInt8]) throws {
    try LogUse.draw(ConsoleLog.read(bytes, path: "run.log"))
  }
}
