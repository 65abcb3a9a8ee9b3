/// Anything the command line can name.
///
/// A component is made from the settings behind its name, `huber:delta=0.5`. Reading a setting documents it; settings
/// that nobody read are typing errors.
public protocol Component: Sendable {
  /// The name on the command line: lower case, words joined by hyphens.
  static var name: String { get }
  /// What it is, in a few words without a full stop.
  static var summary: String { get }
  /// The component with these settings.
  ///
  /// - Throws: ``SettingError`` for a value that makes no sense.
  init(_ settings: inout Settings) throws
}

/// ℓ(prediction or scores, target) of one example.
///
/// Conform to ``RegressionLoss`` or ``ClassificationLoss``, which say what an example is held against.
public protocol Loss: Component {
  /// The largest second derivative of the loss along any direction of the scores; 2, as of the squared error, unless
  /// overridden. Rates that nobody chose are taken from it.
  var curvature: Double { get }
}

extension Loss {
  /// As of the squared error; right in size for losses with kinks, which have none.
  public var curvature: Double { 2 }
}

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
