import GradientKit

/// The small examples that the cs231n course notes on optimization compute by hand.
enum NotedExamples {
  /// The cs231n notes' three points of one feature, one per class.
  static let threePoints = dataset("three points", [[1], [-0.5], [2]], [0, 1, 2])
  /// The cs231n notes' four samples of two features and a constant 1, in three classes.
  static let fourSamples = dataset(
    "four samples", [[1, 2, 1], [-1.5, 0.5, 1], [0.3, -1.2, 1], [2, -0.4, 1]], [0, 1, 2, 0])
  /// The cs231n notes' weights for the four samples, one row per class.
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
