import Descent
import Studies
import Wording

/// The words around the figure of a search: title, settings, caption.
struct SearchWords {
  private let result: SearchResult

  /// The words for a result.
  init(_ result: SearchResult) { self.result = result }

  /// What was searched.
  var title: String {
    let count = result.strategies.count
    return result.plan.problem.heading(result.facts) + ": "
      + count.spelledOut("search strategy", plural: "search strategies")
  }

  /// What all strategies have in common.
  var subtitle: String {
    let plan = result.plan
    var parts = !plan.problem.isSurface ? plan.problem.modelParts : []
    let parameters = result.facts.parameters
    parts.append("\(parameters.grouped) parameter\(parameters == 1 ? "" : "s")")
    parts += plan.problem.regularizationParts
    parts += plan.gradientMethod.differenceParts
    parts.append("\(plan.evaluations.grouped) evaluation\(plan.evaluations == 1 ? "" : "s") each")
    return parts.joined(separator: ", ")
  }

  /// What was measured, where searches began and how they were set.
  var caption: String {
    var sentences = [result.facts.sentence]
    sentences.append(
      result.facts.trainingCount > 0
        ? "Each evaluation, a loss value or a gradient, is over all training examples."
        : "An evaluation is a value or a gradient.")
    let settings = result.strategies.compactMap { strategy -> String? in
      if strategy.usesGradient { return "\(strategy.label) rate \(NumberText(strategy.rate, .rate))" }
      return "\(strategy.optimizer)" == strategy.label ? nil : "\(strategy.optimizer)"
    }
    var set = settings.joined(separator: "; ")
    if result.start != .model { set += (set.isEmpty ? "" : "; ") + "start \(result.start)" }
    if !set.isEmpty { sentences.append("Settings: \(set).") }
    if let heldOut = result.heldOut {
      sentences.append(
        "Accuracy is that of the point with the lowest loss so far"
          + (heldOut == .test
            ? ", on \(result.facts.testCount.grouped) test examples."
            : ", on the validation examples: there is no test part."))
    }
    let contradicted = result.contradicted.map(\.label)
    if !contradicted.isEmpty {
      sentences.append(
        "\(contradicted.listed) begin\(contradicted.count == 1 ? "s" : "") at larger weights, whose losses are larger at the same "
          + "accuracy.")
    }
    if result.plan.seedCount > 1 {
      sentences.append("Lines: median of \(result.plan.seedCount) seeds; bands: from the lowest to the highest.")
    }
    let ended = result.strategies.filter { strategy in
      !strategy.runs.isEmpty
        && strategy.runs.allSatisfy { $0.losses.count < result.plan.evaluations && !$0.wasCutShort }
    }
    for strategy in ended {
      let count = strategy.runs.map(\.losses.count).max() ?? 0
      sentences.append("\(strategy.label) is done after \(count.grouped).")
    }
    let runs = result.strategies.flatMap(\.runs)
    let diverged = runs.count(where: \.verdict.isDiverged)
    if diverged > 0 { sentences.append("\(diverged) of \(runs.count) runs diverged.") }
    let interrupted = runs.count { $0.wasCutShort && !$0.verdict.isDiverged }
    if interrupted > 0 { sentences.append("\(interrupted) of \(runs.count) interrupted by the user.") }
    return sentences.joined(separator: " ")
  }

  /// The result of each strategy, one sentence for each.
  var outcome: String {
    result.strategies.map { strategy in
      let loss = SearchSpread(strategy.runs.map(\.descent)).median.last
      let accuracy = SearchSpread(strategy.runs.map(\.accuracies)).median.last
      var text = strategy.label + ": "
      text +=
        loss.map {
          "lowest \(result.plan.problem.subject.valueName) \(NumberText($0, .digits(4)))"
        } ?? "no loss"
      if let accuracy { text += ", accuracy \(NumberText(accuracy, .percent))" }
      return text + "."
    }.joined(separator: " ") + (result.chance.map { " Guessing has \(NumberText($0, .shortPercent))." } ?? "")
  }
}
