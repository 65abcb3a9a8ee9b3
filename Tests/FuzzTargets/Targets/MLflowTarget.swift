@testable import RunLogs

/// Metrics of MLflow's file store.
enum MLflowTarget: FuzzTarget {
  static let name = "mlflow"

  static func read(_ bytes: [UInt8]) throws {
    try LogUse.draw(MLflowMetric.read(bytes, path: "mlruns/0/a/metrics/loss"))
  }
}
