import Descent
import GradientKit
import Studies
import Wording

extension ProblemFacts {
  /// How many examples there are and what was done to them, or the formula of a surface: a sentence.
  var sentence: String {
    guard trainingCount > 0 else { return source.isEmpty ? "" : "\(source)." }
    var counts = "\(trainingCount.grouped) training"
    if validationCount > 0 { counts += " and \(validationCount.grouped) validation" }
    return counts + " examples" + (treatment.map { ", \($0)" } ?? "") + "."
  }

  /// How many examples an update looks at: `batch 32`, or `full batch` where there are no more.
  func words(for size: BatchSize) -> String {
    let isFull = size.limit.map { trainingCount > 0 && $0 >= trainingCount } ?? true
    return isFull ? "full batch" : "batch \(size)"
  }

  private var treatment: String? {
    switch normalization {
    case .unit: "features scaled to 0–1"
    case .center: "features centered"
    case .standardize: "features standardized"
    case nil, .some(.none): nil
    }
  }
}

extension RunLength {
  /// How long a run is: `20 epochs`; on a surface an epoch is a step.
  func words(onSurface isSurface: Bool) -> String {
    switch self {
    case .epochs(let count) where !isSurface: count.counted("epoch")
    case .epochs(let count), .steps(let count): count.counted("step")
    }
  }
}

extension ProblemPlan {
  /// What is descended, within a sentence: `softmax regression on digits` or `the Rosenbrock function`.
  func subject(_ facts: ProblemFacts) -> String {
    guard let learning = subject.learning else {
      guard let surface = subject.surface, surface.name != "function" else { return facts.data }
      let name = surface.figureName(.surface)
      // A plugin's surface has its own title.
      return name == "\(surface)" ? facts.data : name
    }
    return "\(method(learning)) on \(data(facts))"
  }

  /// The data set: one that ships by its proper name, a file by its own.
  func data(_ facts: ProblemFacts) -> String {
    if case .component = subject.learning?.data { ComponentNames.name(ofData: facts.data) } else { facts.data }
  }

  /// The same as the beginning of a title.
  func heading(_ facts: ProblemFacts) -> String { subject(facts).heading }

  /// How many examples there are, or the formula of a surface where its name is another: a sentence, or nothing.
  func sentence(_ facts: ProblemFacts) -> String {
    isSurface && facts.source == "f = \(subject(facts))" ? "" : facts.sentence
  }

  private func method(_ learning: LearningPlan) -> String {
    guard let loss = learning.losses.first, let model = learning.models.first else { return "" }
    switch (learning.losses.count, learning.models.count) {
    case (1, 1):
      guard let method = ComponentNames.method(loss, model) else {
        return "\(model.figureName(.model)) with \(loss.figureName(.loss))"
      }
      let settings = ComponentNames.settings(of: loss)
      return method + (settings.isEmpty ? "" : " (\(settings))")
    case (_, 1): return model.figureName(.model)
    case (1, _): return loss.figureName(.loss)
    default: return "learning"
    }
  }

  /// The settings of the model where the title has the name of a method instead: `no bias`.
  var modelParts: [String] {
    guard let learning = subject.learning, learning.models.count == 1, learning.losses.count == 1,
      ComponentNames.method(learning.losses[0], learning.models[0]) != nil
    else { return [] }
    let settings = ComponentNames.settings(of: learning.models[0])
    return settings.isEmpty ? [] : [settings]
  }

  /// The regularization, where there is some and it does not vary: `L2 0.1`.
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

  /// How gradients are computed, where that is by differences and does not vary.
  var gradientParts: [String] { gradientMethods.count == 1 ? gradientMethods[0].differenceParts : [] }
}

extension GradientMethod {
  /// How gradients are computed, where that is by differences.
  var differenceParts: [String] { self == .analytic ? [] : ["\(rawValue) differences"] }
}

extension BatchSize {
  /// The size as a figure says it: `batch 32`.
  var words: String { self == .full ? "full batch" : "batch \(self)" }
}

extension Int {
  /// The number with its noun, spelled out up to twelve: `four optimizers`.
  func spelledOut(_ noun: String, plural: String? = nil) -> String {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    guard (2...12).contains(self) else { return counted(noun, plural: plural) }
    return "\(words[self - 2]) \(plural ?? noun + "s")"
  }
}
