import GradientKit

/// The three points (1, 2), (2, 4), (3, 6) on the line y = 2x.
///
/// Small enough to follow every step of a fit by hand: nothing is normalized, and there is no test part.
struct LineData: DataSource {
  /// `line`.
  static let name = "line"
  /// A short description for lists.
  static let summary = "three points on y = 2x"

  /// Creates the data source, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Loads the three points; the seed has no effect.
  func load(seed: UInt64) throws -> Dataset {
    Dataset(
      name: "line", source: "Made by the formula y = 2x at x = 1, 2, 3", kind: .table, featureNames: ["x"],
      training: Examples(features: FeatureTable(doubles: [1, 2, 3], width: 1), targets: .numbers([2, 4, 6])),
      defaultNormalization: .none, defaultValidationShare: 0)
  }
}
