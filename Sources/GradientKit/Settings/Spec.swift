/// A component as named on the command line: `name` or `name:key=value,key=value`.
///
/// A resolved spec also stores the defaults of the settings that are not written. A component created from it stays the
/// same when its defaults change.
public struct Spec: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringInterpolation {
  /// The component's name.
  public let name: String
  /// The text after the colon, if there is one.
  public let settings: String?
  /// The settings that are not written, as `key=value,key=value`; `nil` before ``Catalog/resolved(_:_:)``.
  public private(set) var defaults: String?

  /// Creates a spec from `text`, split at its first colon.
  public init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts[0])
    settings = parts.count > 1 ? String(parts[1]) : nil
  }

  /// Creates a spec from a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// The spec as it was written.
  public var description: String { settings.map { "\(name):\($0)" } ?? name }

  /// The written settings, followed by the defaults.
  var allSettings: String? {
    guard let defaults, !defaults.isEmpty else { return settings }
    return settings.map { "\($0),\(defaults)" } ?? defaults
  }

  /// Returns the spec with values for the settings that are not written.
  func resolved(_ defaults: String) -> Spec {
    var spec = self
    spec.defaults = defaults
    return spec
  }

  /// Returns the spec with another value of one setting, such as an axis of a heat map varies.
  public func setting(_ key: String, to value: String) -> Spec {
    let others = (settings ?? "").split(separator: ",").filter { !$0.hasPrefix("\(key)=") }
    var spec = Spec("\(name):" + (["\(key)=\(value)"] + others.map(String.init)).joined(separator: ","))
    let left = (defaults ?? "").split(separator: ",").filter { !$0.hasPrefix("\(key)=") }
    spec.defaults = defaults == nil ? nil : left.joined(separator: ",")
    return spec
  }
}

extension Spec: Codable {
  private enum CodingKeys: CodingKey {
    case spec, defaults
  }

  /// Decodes the text alone, or the text and the defaults.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(try container.decode(String.self, forKey: .spec))
      defaults = try container.decode(String.self, forKey: .defaults)
    }
  }

  /// Encodes only the text before the spec is resolved.
  public func encode(to encoder: any Encoder) throws {
    guard let defaults else {
      var container = encoder.singleValueContainer()
      return try container.encode(description)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(description, forKey: .spec)
    try container.encode(defaults, forKey: .defaults)
  }
}
