/// What a column holds.
package enum LogRole: String, Sendable, Codable, CaseIterable {
  /// A loss, or a part of one.
  case loss
  /// A reward or return.
  case reward
  /// Accuracy, error and other marks of quality.
  case quality
  /// A learning rate or another setting that is changed while the run goes on.
  case rate
  /// Steps, epochs, time.
  case counter
  /// Anything else.
  case other
}
