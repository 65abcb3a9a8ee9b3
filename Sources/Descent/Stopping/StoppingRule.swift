import Wording

/// A condition that ends a run before its planned length, with the names of Optim.jl.
package enum StoppingRule: Sendable, Hashable {
  /// The largest element of the gradient has at most this magnitude.
  case gradient(Double)
  /// The loss changed by at most this in one step.
  case change(Double)
  /// The loss changed by at most this fraction of itself in one step.
  case relativeChange(Double)
  /// The point moved by at most this distance in one step.
  case movement(Double)
  /// The loss is at most this.
  case target(Double)
  /// This many loss values and gradients were computed.
  case evaluations(Int)
  /// This many seconds were spent on updates.
  case time(Double)
  /// The monitored loss has not reached a new low for this many epochs.
  case patience(Int)

  /// Creates the rule written `name=value`, or `nil` if the name or the value is invalid.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let value = Double(parts[1]), value.isFinite else { return nil }
    let whole = Int(exactly: value).flatMap { $0 > 0 ? $0 : nil }
    switch parts[0] {
    case "g" where value >= 0: self = .gradient(value)
    case "f" where value >= 0: self = .change(value)
    case "frel" where value >= 0: self = .relativeChange(value)
    case "x" where value >= 0: self = .movement(value)
    case "target": self = .target(value)
    case "evaluations":
      guard let whole else { return nil }
      self = .evaluations(whole)
    case "time" where value > 0: self = .time(value)
    case "patience":
      guard let whole else { return nil }
      self = .patience(whole)
    default: return nil
    }
  }

  /// The name before the equals sign.
  package var name: String {
    switch self {
    case .gradient: "g"
    case .change: "f"
    case .relativeChange: "frel"
    case .movement: "x"
    case .target: "target"
    case .evaluations: "evaluations"
    case .time: "time"
    case .patience: "patience"
    }
  }

  /// The rule as `name=value`, which ``init(_:)`` parses.
  package var written: String {
    let value: String =
      switch self {
      case .gradient(let bound), .change(let bound), .relativeChange(let bound), .movement(let bound),
        .target(let bound), .time(let bound):
        String(bound)
      case .evaluations(let bound), .patience(let bound): String(bound)
      }
    return "\(name)=\(value)"
  }

  /// The verdict on a run that this rule ends.
  var verdict: Verdict {
    switch self {
    case .gradient, .change, .relativeChange, .movement, .target: .converged
    case .evaluations, .time: .budget
    case .patience: .plateau
    }
  }
}

extension StoppingRule: Codable {
  /// Decodes a rule written `name=value`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let rule = StoppingRule(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no stopping rule")
    }
    self = rule
  }

  /// Encodes the rule as `name=value`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(written)
  }
}

/// The stopping rule that ended a run, with its values.
package struct StopReason: Sendable, Equatable, Codable {
  /// The rule.
  package let rule: StoppingRule
  /// The measured value.
  package let value: Double
  /// The step at which the run ended.
  package let step: Int

  /// Creates a stop reason.
  package init(rule: StoppingRule, value: Double, step: Int) {
    self.rule = rule
    self.value = value
    self.step = step
  }
}

extension StopReason: CustomStringConvertible {
  /// A clause with the rule, the measured value and the bound.
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
    return "stopped by \(rule.name) at step \(step): \(measured) \(sign) \(NumberText(bound).plain)"
  }
}

extension StopReason {
  /// Whether counted values are valid counts.
  var isConsistent: Bool {
    switch rule {
    case .evaluations, .patience: Int(exactly: value).map(StoredNumber.counts.contains) ?? false
    case .gradient, .change, .relativeChange, .movement, .target, .time: true
    }
  }
}
