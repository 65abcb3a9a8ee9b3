/// An error in the settings of a component.
public enum SettingError: Error, Sendable {
  /// The value cannot be parsed or is out of range.
  case badValue(component: String, key: String, value: String, expected: String)
  /// There is no setting with that name.
  case unknownSetting(component: String, key: String, known: [SettingDescription])
  /// The text is not of the form `key=value`.
  case notKeyValue(component: String, text: String, known: [SettingDescription])
  /// The same setting is given twice.
  case givenTwice(component: String, key: String)
  /// A required setting is missing.
  case missing(component: String, what: String, example: String)
  /// The component cannot be used for this, with a reason.
  case unsuitable(component: String, reason: String)
}

extension SettingError: CustomStringConvertible {
  /// The problem and its remedy.
  public var description: String {
    switch self {
    case .badValue(let component, let key, let value, let expected):
      return "\(component): '\(key)' is '\(value)', but must be \(expected)"
    case .unknownSetting(let component, let key, let known):
      let suggestion = NameSuggestion(for: key, among: known.map(\.key)).clause
      return "unknown setting '\(key)' for \(component)\(suggestion)\(list(known, of: component))"
    case .notKeyValue(let component, let text, let known):
      return "\(component): '\(text)' is not of the form key=value\(list(known, of: component))"
    case .givenTwice(let component, let key):
      return "\(component): '\(key)' is given twice"
    case .missing(let component, let what, let example):
      return "\(component) needs \(what), such as '\(example)'"
    case .unsuitable(let component, let reason):
      return "\(component): \(reason)"
    }
  }

  private func list(_ known: [SettingDescription], of component: String) -> String {
    known.isEmpty
      ? " (\(component) has no settings)"
      : " (settings: " + known.map { $0.key + ($0.defaultValue.map { "=" + $0 } ?? "") }.joined(separator: ", ") + ")"
  }
}
