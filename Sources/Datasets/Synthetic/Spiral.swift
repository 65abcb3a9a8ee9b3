import FileReading
package import GradientKit
import Wording

/// Interleaved spiral arms, one per class.
///
/// As in the notes of Stanford's course CS231n: along arm j the radius r is equally spaced over 0…1 and the angle t
/// over 4j…4(j+1) radians; a point is (r sin t', r cos t') where t' is t plus `noise` times a standard normal number.
/// All arms have the same number of points, or one more in the first arms if the total is not divisible. The points of
/// each arm are drawn in turn, then their order.
package struct Spiral: DataSource {
  /// `spiral`.
  package static let name = "spiral"
  /// A short description for lists.
  package static let summary = "arms that wind around each other, one per class (CS231n)"
  /// Whether the points depend on the seed; they do.
  package static let isMadeFromSeed = true

  private let examples: Int
  private let classes: Int
  private let noise: Double

  /// Reads the settings.
  ///
  /// - Throws: ``SettingError`` for numbers out of range.
  package init(_ settings: inout Settings) throws {
    examples = try settings.integer("examples", default: 300, "how many points in all", in: 1...10_000_000)
    // Eleven arms would span 44 radians, seven full turns: the last arm would coincide with the first.
    classes = try settings.integer("classes", default: 3, "how many arms", in: 1...10)
    noise = try settings.number("noise", default: 0.2, "standard deviation of the angle in radians", in: 0...1e6)
    try ClassSizes.check(examples: examples, classes: classes, features: 2, of: Self.name)
  }

  /// Draws the points in random order; the same seed gives the same points.
  package func load(seed: UInt64) throws -> Dataset {
    var random = RandomSource(seed: seed, for: .data)
    var values: [Double] = []
    values.reserveCapacity(examples * 2)
    var labels: [Int32] = []
    for (arm, size) in ClassSizes(examples: examples, classes: classes).enumerated() {
      for point in 0..<size {
        let r = size > 1 ? Double(point) / Double(size - 1) : 0
        let t = 4 * (Double(arm) + r) + noise * random.normal()
        values.append(r * Double.sin(t))
        values.append(r * Double.cos(t))
        labels.append(Int32(arm))
      }
    }
    return Dataset(
      name: "spiral",
      source: "Made by CS231n's formula: \(classes.counted("arm")), noise \(noise)",
      kind: .table, featureNames: ["x0", "x1"],
      training: Examples(
        features: FeatureTable(doubles: values, width: 2),
        targets: .labels(labels, classes: (0..<classes).map { String($0) })
      ).shuffled(&random),
      defaultNormalization: .none)
  }
}
