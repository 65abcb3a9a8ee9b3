@testable import RunLogs

/// Databases of Trackio.
enum TrackioTarget: FuzzTarget {
  static let name = "trackio"

  static func read(_ bytes: [UInt8]) throws {
    try LogUse.draw(TrackioProject.read(bytes, path: "project.db"))
  }
}
