@testable import RunLogs

/// Event files of TensorBoard, with the checks that stand in them.
enum EventFileTarget: FuzzTarget {
  static let name = "event-file"

  static func read(_ bytes: [UInt8]) throws {
    try LogUse.draw([EventLog.read([(path: "runs/1/events.out.tfevents.1", bytes: bytes)], path: "runs/1", name: "1")])
  }
}
