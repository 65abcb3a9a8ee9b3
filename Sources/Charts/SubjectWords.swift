import Descent
import GradientKit
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

  /// How many examples an update looks at: `batch 32`, or `full batch` where there are no more.
  func words(for size: BatchSize) -> String {
    let isFull = size.limit.map { trainingCount > 0 && $0 >= trainingCount } ?? true
    return isFull ? "full batch" : "batch \(size)"
  }

  private var treatment: String {
    switch normalization {
    case .unit: "features scaled to 0–1"
    case .center: "features centered"
    case .standardize: "features standardized"
    case nil, .some(.none): "features as they come"
    }
  }
}

extension RunLength {
  /// How long a run is: `20 epochs`; on a surface an epoch is a step.
  func words(onSurface isSurface: Bool) -> String {
    switch self {
    case .epochs(let count) where !isSurface: "\(count.grouped) epoch\(count == 1 ? "" : "s")"
    case .epochs(let count), .steps(let count): "\(count.grouped) step\(count == 1 ? "" : "s")"
    }
  }
}

extension ProblemPlan {
  /// The losses, such as `svm and softmax`; `surface` for none.
  var losses: [String] { subject.learning?.losses.map(\.description) ?? [] }

  /// The model, where there is one and one only: `linear model`.
  var modelParts: [String] {
    guard let models = subject.learning?.models, models.count == 1 else { return [] }
    return ["\(models[0]) model"]
  }

  /// The regularisation, where there is some and it does not vary: `L2 0.1`.
  var regularizationParts: [String] {
    guard let l2 = subject.learning?.l2, l2.count == 1, l2[0] > 0 else { return [] }
    return ["L2 \(NumberText(l2[0]))"]
  }
}

extension TrainingPlan {
  /// The noise added to gradients, where there is some and it does not vary.
  var noiseParts: [String] {
    noises.count == 1 && noises[0] > 0 ? ["gradient noise \(NumberText(noises[0]))"] : []
  }

  /// How gradients are computed, where that is not the usual way and does not vary.
  var gradientParts: [String] { gradientMethods.count == 1 ? gradientMethods[0].differenceParts : [] }
}

extension GradientMethod {
  /// How gradients are computed, where that is by differences.
  var differenceParts: [String] { self == .analytic ? [] : ["\(rawValue) differences"] }
}

extension Series {
  /// The name of the series as a figure shows it: its label with true minus signs.
  var shownLabel: String { label.withMinus }
}
