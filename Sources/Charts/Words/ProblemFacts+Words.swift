import Experiments

extension ProblemFacts {
  /// How many examples there are and how their features are normalized, or the surface's formula.
  var sentence: String {
    guard trainingCount > 0 else { return "\(source)." }
    var counts = "\(trainingCount.grouped) training"
    if validationCount > 0 { counts += " and \(validationCount.grouped) validation" }
    return counts + " examples, \(normalizationWords)."
  }

  private var normalizationWords: String {
    switch normalization {
    case "unit": "features scaled to 0–1"
    case "center": "features centered"
    case "standardize": "features standardized"
    default: "features as they come"
    }
  }
}
