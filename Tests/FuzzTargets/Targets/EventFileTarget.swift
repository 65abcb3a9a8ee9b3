import RunLogs

/// Event files of TensorBoard, with their checksums.
enum EventFileTarget: FuzzTarget {
  static let name = "event-file"

  static func read(_ bytes: [UInt8]) throws {
    try LogUse.draw([EventLog.read([(path: "runs/1/events.out.tfevents.1", bytes: bytes)], path: "runs/1", name: "1")])
  }
}
