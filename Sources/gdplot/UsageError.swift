/// A command that makes no sense, and what to do about it.
struct UsageError: Error, CustomStringConvertible {
  /// The message.
  let description: String

  /// An error with this message.
  init(_ description: String) { self.description = description }
}
