/// The stopping rule that ended a run, with its numbers.
package struct StopReason: Sendable, Equatable, Codable {
  /// The rule.
  package let rule: StoppingRule
  /// What was measured.
  package let value: Double
  /// The step at which the run ended.
  package let step: Int
}

extension StopReason: CustomStringConvertible {
  /// The rule, what was measured and the bound, in a clause.
  package var description: String {
    let (measured, sign, bound): (String, String, Double) =
      switch rule {
      case .gradient(let bound): ("‖g‖∞ \(value)", "≤", bound)
      case .change(let bound): ("|Δf| \(value)", "≤", bound)
      case .relativeChange(let bound): ("|Δf|/|f| \(value)", "≤", bound)
      case .movement(let bound): ("‖Δθ‖ \(value)", "≤", bound)
      case .target(let bound): ("loss \(value)", "≤", bound)
      case .evaluations(let bound): ("\(Int(value)) evaluations", "≥", Double(bound))
      case .time(let bound): ("\(value) seconds", "≥", bound)
      case .patience(let bound): ("\(Int(value)) epochs without a lower loss", "≥", Double(bound))
      }
    return "stopped by \(rule.name) at step \(step): \(measured) \(sign) \(DecimalText(bound))"
  }
}
