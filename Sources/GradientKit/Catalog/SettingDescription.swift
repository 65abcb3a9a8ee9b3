/// What a setting is called, what it means and what it is when not given.
public struct SettingDescription: Sendable, Equatable {
  /// The name before the equals sign, or the argument's name.
  public var key: String
  /// The value used when none is given; `nil` for an argument.
  public var defaultValue: String?
  /// What it means, in a few words.
  public var meaning: String
  /// Whether it is everything behind the colon, such as a path.
  public var isArgument: Bool

  /// Describes a setting, or with `isArgument` everything behind the colon.
  public init(key: String, defaultValue: String?, meaning: String, isArgument: Bool = false) {
    self.key = key
    self.defaultValue = defaultValue
    self.meaning = meaning
    self.isArgument = isArgument
  }
}
