/// Where examples come from: a file format, a set that ships, a recipe that makes them up.
public protocol DataSource: Component {
  /// Whether the examples are made from the seed; files and shipped sets are the same for every seed.
  static var isMadeFromSeed: Bool { get }
  /// Reads or makes the examples; made-up ones depend on the seed alone.
  func load(seed: UInt64) throws -> Dataset
}

extension DataSource {
  /// Most sources hold the same examples for every seed.
  public static var isMadeFromSeed: Bool { false }
}
