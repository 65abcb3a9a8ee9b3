/// A type that the command line can name.
///
/// A component is created from the settings after its name, `huber:delta=0.5`. Reading a setting documents it; settings
/// that are not read are reported as typing errors.
public protocol Component: Sendable {
  /// The name on the command line: lower case, with words joined by hyphens.
  static var name: String { get }
  /// A short description without a full stop.
  static var summary: String { get }
  /// Creates the component from its settings.
  ///
  /// - Throws: ``SettingError`` for an invalid value.
  init(_ settings: inout Settings) throws
}

/// A loss ℓ(prediction or scores, target) of one example.
///
/// Conform to ``RegressionLoss`` or ``ClassificationLoss``, which define the target of an example.
public protocol Loss: Component {
  /// The largest second derivative of the loss along any direction of the scores, on which default rates depend; by
  /// default 2, that of the squared error.
  var curvature: Double { get }
}

extension Loss {
  /// The curvature of the squared error, and the right order of magnitude for losses with kinks, which have none.
  public var curvature: Double { 2 }
}

/// A source of examples: a file format, a built-in set, or a generator.
public protocol DataSource: Component {
  /// Whether the examples are generated from the seed; files and built-in sets are the same for every seed.
  static var isMadeFromSeed: Bool { get }
  /// Reads or generates the examples; generated ones depend only on the seed.
  func load(seed: UInt64) throws -> Dataset
}

extension DataSource {
  /// Whether the examples are generated from the seed; by default `false`.
  public static var isMadeFromSeed: Bool { false }
}
