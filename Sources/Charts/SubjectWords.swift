import Descent
import Studies
import Wording

extension ProblemFacts {
  /// What the examples are and how they were treated, or the formula of a surface; a sentence.
  var sentence: String {
    guard trainingCount > 0 else { return "\(source)." }
    var counts = "\(trainingCount.grouped) training"
    if validationCount > 0 { counts += " and \(validationCount.grouped) validation" }
    return counts + " examples, \(treatment)."
  }

  private var treatment: String {
    switch normalization {
    case "unit": "features scaled to 0–1"
    case "center": "features centered"
    case "standardize": "features standardized"
    default: "features as they come"
    }
  }
}

extension RunOptions.Length {
  /// How long a run is: `20 epochs`; on a surface an epoch is a step.
  func words(onSurface isSurface: Bool) -> String {
    switch self {
    case .epochs(let count) where !isSurface: "\(count.grouped) epoch\(count == 1 ? "" : "s")"
    case .epochs(let count), .steps(let count): "\(count.grouped) step\(count == 1 ? "" : "s")"
    }
  }
}

extension Series {
  /// The name of the series as a figure shows it: its label with true minus signs.
  var shownLabel: String { label.withMinus }
}
