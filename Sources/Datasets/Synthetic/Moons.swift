import GradientKit

/// Two interleaving half circles, one per class.
///
/// As in scikit-learn's `make_moons`, with t equally spaced over 0…π in each: the outer half is (cos t, sin t), the
/// inner one (1 − cos t, ½ − sin t); then `noise` times a standard normal number is added to every coordinate. The
/// inner half has one point more if the total is odd. The points of the outer half are drawn first, then those of the
/// inner one, then their order.
struct Moons: DataSource {
  /// `moons`.
  static let name = "moons"
  /// A short description for lists.
  static let summary = "two interleaving half circles (make_moons)"
  /// Whether the points depend on the seed; they do.
  static let isMadeFromSeed = true

  private let examples: Int
  private let noise: Double

  /// Reads the settings.
  ///
  /// - Throws: ``SettingError`` for numbers out of range.
  init(_ settings: inout Settings) throws {
    examples = try settings.integer("examples", default: 200, "how many points in all", in: 2...10_000_000)
    noise = try settings.number("noise", default: 0.1, "standard deviation around the half circles", in: 0...1e6)
  }

  /// Draws the points in random order; the same seed gives the same points.
  func load(seed: UInt64) throws -> Dataset {
    var random = RandomSource(seed: seed, for: .data)
    var values: [Double] = []
    values.reserveCapacity(examples * 2)
    var labels: [Int32] = []
    for (label, size) in [examples / 2, examples - examples / 2].enumerated() {
      for point in 0..<size {
        let t = size > 1 ? Double.pi * Double(point) / Double(size - 1) : 0
        let (x, y) = label == 0 ? (Double.cos(t), Double.sin(t)) : (1 - Double.cos(t), 0.5 - Double.sin(t))
        values.append(x + noise * random.normal())
        values.append(y + noise * random.normal())
        labels.append(Int32(label))
      }
    }
    return Dataset(
      name: "moons", source: "Made by make_moons' formula with noise \(noise)", kind: .table,
      featureNames: ["x0", "x1"],
      training: Examples(
        features: FeatureTable(doubles: values, width: 2), targets: .labels(labels, classes: ["outer", "inner"])
      ).shuffled(&random),
      defaultNormalization: .none)
  }
}
