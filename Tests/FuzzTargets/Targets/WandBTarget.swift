@testable import RunLogs

/// Run files of W&B.
enum WandBTarget: FuzzTarget {
  static let name = "wandb"

  static func read(_ bytes: [UInt8]) throws {
    try LogUse.draw(WandBFile.read(bytes, path: "run.wandb"))
  }
}
