import FileReading
import GradientKit
import Wording

/// Isotropic Gaussian clusters, one per class.
///
/// As in scikit-learn's `make_blobs`: the centre of every class is uniform on −10…10 in every feature; a point is its
/// centre plus `noise` times a standard normal number in every feature. All classes have the same number of points, or
/// one more in the first classes if the total is not divisible. Centres are drawn first, then the points of each class
/// in turn, then their order.
struct Blobs: DataSource {
  /// `blobs`.
  static let name = "blobs"
  /// A short description for lists.
  static let summary = "round clouds of points, one per class (make_blobs)"
  /// Whether the points depend on the seed; they do.
  static let isMadeFromSeed = true

  private let examples: Int
  private let classes: Int
  private let features: Int
  private let noise: Double

  /// Reads the settings.
  ///
  /// - Throws: ``SettingError`` for numbers out of range, or more than a hundred million features in total.
  init(_ settings: inout Settings) throws {
    examples = try settings.integer("examples", default: 300, "how many points in all", in: 1...10_000_000)
    classes = try settings.integer("classes", default: 3, "how many clouds", in: 1...1_000)
    features = try settings.integer("features", default: 2, "how many coordinates a point has", in: 1...100_000)
    noise = try settings.number("noise", default: 1, "standard deviation within a cloud", in: 0...1e6)
    try ClassSizes.check(examples: examples, classes: classes, features: features, of: Self.name)
  }

  /// Draws the points in random order; the same seed gives the same points.
  func load(seed: UInt64) throws -> Dataset {
    var random = RandomSource(seed: seed, for: .data)
    let centres = (0..<classes * features).map { _ in 20 * random.uniform() - 10 }
    var values: [Double] = []
    values.reserveCapacity(examples * features)
    var labels: [Int32] = []
    for (label, size) in ClassSizes(examples: examples, classes: classes).enumerated() {
      for _ in 0..<size {
        for feature in 0..<features { values.append(centres[label * features + feature] + noise * random.normal()) }
        labels.append(Int32(label))
      }
    }
    return Dataset(
      name: "blobs",
      source:
        "Made by make_blobs' formula: \(classes.counted("class", plural: "classes")), standard deviation \(noise)",
      kind: .table, featureNames: (0..<features).map { "x\($0)" },
      training: Examples(
        features: FeatureTable(doubles: values, width: features),
        targets: .labels(labels, classes: (0..<classes).map { String($0) })
      ).shuffled(&random),
      defaultNormalization: .standardize)
  }
}
