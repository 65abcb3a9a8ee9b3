import RunLogs

/// Logs in tables of any program.
enum LogTableTarget: FuzzTarget {
  static let name = "log-table"

  static func read(_ bytes: [UInt8]) throws { try LogUse.draw(DelimitedLog.read(bytes, path: "runs/1/log.csv")) }
}
