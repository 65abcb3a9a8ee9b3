import RunLogs

/// Logs in JSON.
enum LogJSONTarget: FuzzTarget {
  static let name = "log-json"

  static func read(_ bytes: [UInt8]) throws { try LogUse.draw(JSONLog.read(bytes, path: "runs/1/log.jsonl")) }
}
