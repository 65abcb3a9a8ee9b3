/// The settings after a component's name: `delta=0.5,bias=false` or, for data, a path.
///
/// A component reads each setting by name, with its default and its meaning; the settings record what was read, so that
/// help is always complete and misspelt keys are found.
public struct Settings: Sendable {
  /// The name of the component, for messages.
  public let component: String
  /// The settings read so far, in order.
  public private(set) var read: [SettingDescription] = []

  private let text: String?
  private var values: [(key: String, value: String)] = []
  private var malformed: String?
  private var argumentTaken = false

  /// Creates settings from the text after the colon of a spec; `nil` if there is no colon.
  public init(_ text: String? = nil, for component: String) {
    self.component = component
    self.text = text
    guard let text else { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let equals = part.firstIndex(of: "="), equals != part.startIndex else {
        malformed = malformed ?? String(part)
        continue
      }
      values.append((String(part[..<equals]), String(part[part.index(after: equals)...])))
    }
  }

  /// Reads a number within `range`.
  public mutating func number(
    _ key: String, default fallback: Double, _ meaning: String, in range: ClosedRange<Double>? = nil
  ) throws -> Double {
    guard let text = take(key, default: shortest(fallback), meaning) else { return fallback }
    guard let value = Double(text), value.isFinite else {
      throw SettingError.badValue(component: component, key: key, value: text, expected: "a number")
    }
    if let range, !range.contains(value) {
      throw SettingError.badValue(component: component, key: key, value: text, expected: words(for: range))
    }
    return value
  }

  /// Reads an integer within `range`.
  public mutating func integer(
    _ key: String, default fallback: Int, _ meaning: String, in range: ClosedRange<Int>? = nil
  ) throws -> Int {
    guard let text = take(key, default: String(fallback), meaning) else { return fallback }
    guard let value = Int(text) else {
      throw SettingError.badValue(component: component, key: key, value: text, expected: "a whole number")
    }
    if let range, !range.contains(value) {
      let expected =
        range.upperBound == .max
        ? "a whole number, \(range.lowerBound) or more"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
      throw SettingError.badValue(component: component, key: key, value: text, expected: expected)
    }
    return value
  }

  /// Reads one or more integers joined by hyphens, such as `64-32`, each within `range`.
  public mutating func integers(
    _ key: String, default fallback: [Int], _ meaning: String, in range: ClosedRange<Int>
  ) throws -> [Int] {
    let joined = fallback.map(String.init).joined(separator: "-")
    guard let text = take(key, default: joined, meaning) else { return fallback }
    return try text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      guard let value = Int(part), range.contains(value) else {
        throw SettingError.badValue(
          component: component, key: key, value: text,
          expected:
            "whole numbers from \(range.lowerBound) to \(range.upperBound), joined by hyphens, such as \(joined)")
      }
      return value
    }
  }

  /// Reads `true` or `false`.
  public mutating func flag(_ key: String, default fallback: Bool, _ meaning: String) throws -> Bool {
    guard let text = take(key, default: String(fallback), meaning) else { return fallback }
    guard let value = Bool(text) else {
      throw SettingError.badValue(component: component, key: key, value: text, expected: "true or false")
    }
    return value
  }

  /// Reads one of several words.
  public mutating func choice(
    _ key: String, of words: [String], default fallback: String, _ meaning: String
  ) throws -> String {
    guard let text = take(key, default: fallback, meaning) else { return fallback }
    guard words.contains(text) else {
      throw SettingError.badValue(
        component: component, key: key, value: text, expected: "one of " + words.joined(separator: ", "))
    }
    return text
  }

  /// Reads a text that the component parses itself.
  public mutating func text(_ key: String, default fallback: String, _ meaning: String) -> String {
    take(key, default: fallback, meaning) ?? fallback
  }

  /// Reads everything after the colon as one text, such as a path; `nil` if it is empty.
  public mutating func argument(_ name: String, _ meaning: String) -> String? {
    read.append(SettingDescription(key: name, defaultValue: nil, meaning: meaning, isArgument: true))
    argumentTaken = true
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Checks that every given setting was read.
  ///
  /// - Throws: ``SettingError`` for a key that was not read, one given twice, or text that is not `key=value`.
  public func finish() throws {
    guard !argumentTaken else { return }
    if let malformed {
      throw SettingError.notKeyValue(component: component, text: malformed, known: read)
    }
    var seen: Set<String> = []
    for (key, _) in values {
      guard read.contains(where: { $0.key == key }) else {
        throw SettingError.unknownSetting(component: component, key: key, known: read)
      }
      guard seen.insert(key).inserted else {
        throw SettingError.givenTwice(component: component, key: key)
      }
    }
  }

  private mutating func take(_ key: String, default fallback: String, _ meaning: String) -> String? {
    read.append(SettingDescription(key: key, defaultValue: fallback, meaning: meaning))
    return values.first { $0.key == key }?.value
  }

  private func words(for range: ClosedRange<Double>) -> String {
    if range.upperBound == .infinity || range.upperBound == .greatestFiniteMagnitude {
      let bound = range.lowerBound
      return bound == .leastNonzeroMagnitude ? "a number above 0" : "a number, \(shortest(bound)) or more"
    }
    return "a number from \(shortest(range.lowerBound)) to \(shortest(range.upperBound))"
  }

  private func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

/// The name, meaning and default of a setting.
public struct SettingDescription: Sendable, Equatable {
  /// The name before the equals sign, or the name of the argument.
  public var key: String
  /// The default value; `nil` for an argument.
  public var defaultValue: String?
  /// A short description of the meaning.
  public var meaning: String
  /// Whether the setting is everything after the colon, such as a path.
  public var isArgument: Bool

  /// Creates the description of a setting or, with `isArgument`, of everything after the colon.
  public init(key: String, defaultValue: String?, meaning: String, isArgument: Bool = false) {
    self.key = key
    self.defaultValue = defaultValue
    self.meaning = meaning
    self.isArgument = isArgument
  }
}
