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
