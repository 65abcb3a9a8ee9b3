/// A component as named on the command line: `name` or `name:key=value,key=value`.
public struct Spec: Sendable, Hashable, CustomStringConvertible {
  /// The component's name.
  public let name: String
  /// What stands behind the colon, if there is one.
  public let settings: String?

  /// Takes `text` apart at its first colon.
  public init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts[0])
    settings = parts.count > 1 ? String(parts[1]) : nil
  }

  /// The spec as it was written.
  public var description: String { settings.map { "\(name):\($0)" } ?? name }
}
