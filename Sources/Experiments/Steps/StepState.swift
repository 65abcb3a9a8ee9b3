/// What one step did to the loss.
package enum StepState: String, Sendable, Codable, CaseIterable {
  /// Next to nothing: the loss changed by less than a thousandth of itself.
  case noProgress = "no-progress"
  /// It fell.
  case decrease
  /// It rose.
  case increase
  /// It is no finite number any more.
  case overflow

  /// The share of the loss below which a change counts as none.
  package static let leastChange = 1e-3

  /// What became of `original` when it turned into `loss`.
  package init(from original: Double, to loss: Double) {
    let change = loss - original
    if !loss.isFinite {
      self = .overflow
    } else if change.magnitude <= Self.leastChange * original.magnitude {
      self = .noProgress
    } else {
      self = change < 0 ? .decrease : .increase
    }
  }
}

extension StepState: CustomStringConvertible {
  /// The state in words.
  package var description: String { self == .noProgress ? "no progress" : rawValue }
}
