/// Where examples come from: a file format, a set that ships, a recipe that makes them up.
public protocol DataSource: Component {
  /// Reads or makes the examples; made-up ones depend on the seed alone.
  func load(seed: UInt64) throws -> Dataset
}
