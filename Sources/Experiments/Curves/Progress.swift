/// How far a run has come, as the horizontal axis counts it.
package enum Progress: String, Sendable, CaseIterable, Codable {
  /// Updates made.
  case step
  /// Passes over the training examples.
  case epoch
  /// Examples looked at.
  case examples
  /// Loss values and gradients computed.
  case evaluations
  /// Time spent on updates.
  case seconds
}
