import GradientKit

/// The small examples that course notes on optimization (N1, N3) compute by hand.
enum NotedExamples {
  /// N3's three points of one feature, one per class.
  static let threePoints = dataset("three points", [[1], [-0.5], [2]], [0, 1, 2])
  /// N1's four samples of two features and a constant 1, in three classes.
  static let fourSamples = dataset(
    "four samples", [[1, 2, 1], [-1.5, 0.5, 1], [0.3, -1.2, 1], [2, -0.4, 1]], [0, 1, 2, 0])
  /// N1's weights for the four samples, one row per class.
  static let weights = [0.2, -0.1, 0.05, -0.3, 0.4, 0, 0.1, 0.25, -0.15]

  private static func dataset(_ name: String, _ rows: [[Double]], _ labels: [Int32]) -> Dataset {
    Dataset(
      name: name, source: "course notes on optimization", kind: .table,
      training: Examples(
        features: FeatureTable(doubles: rows.flatMap { $0 }, width: rows[0].count),
        targets: .labels(labels, classes: ["a", "b", "c"])),
      defaultNormalization: .none, defaultValidationShare: 0)
  }
}
