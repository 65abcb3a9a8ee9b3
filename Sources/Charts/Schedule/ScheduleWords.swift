import Descent
import GradientKit
import Studies
import Wording

/// The words around a schedule figure: title, settings, caption.
struct ScheduleWords {
  private let result: ScheduleResult

  /// The words for a result.
  init(_ result: ScheduleResult) { self.result = result }

  private var problem: ProblemPlan { result.plan.problem }
  private var training: TrainingPlan { result.plan.training }

  /// What is compared on what.
  var title: String {
    let subject = training.schedules.count == 1 ? "\(training.schedules[0])" : "\(training.schedules.count) schedules"
    guard result.plan.descends else { return "Rates of \(subject)" }
    if problem.isSurface { return "\(result.facts.data) by schedule" }
    return "\(problem.losses.listed) on \(result.facts.data) by schedule"
  }

  /// What all series have in common.
  var subtitle: String {
    var parts: [String] = []
    if result.plan.descends {
      if !problem.isSurface { parts += problem.modelParts }
      parts += training.optimizers.map(\.description)
    }
    let rates = Set(result.series.map(\.baseRate))
    if training.rates.count <= 1, rates.count == 1, let rate = rates.first {
      parts.append("base rate \(NumberText(rate, .rate))")
    }
    if result.plan.descends {
      if problem.isSurface, problem.starts.count == 1, case .values = problem.starts[0] {
        parts.append("from \(problem.starts[0].description.withMinus)")
      }
      parts += training.noiseParts
      if !problem.isSurface, let size = training.batchSizes.first {
        parts.append(result.facts.words(for: size))
      }
    }
    parts.append(training.length.words(onSurface: problem.isSurface || !result.plan.descends))
    if training.seedCount > 1 && result.plan.descends { parts.append("mean of \(training.seedCount) seeds") }
    return parts.joined(separator: ", ")
  }

  /// What was measured and how it was treated.
  var caption: String {
    var sentences = result.plan.descends ? [result.facts.sentence] : []
    let fulfilling = result.series.filter(\.satisfiesRobbinsMonro).map(\.label)
    let verb = fulfilling.count == 1 ? "fulfils" : "fulfil"
    sentences.append(
      fulfilling.isEmpty
        ? "None fulfils Robbins and Monro's conditions (Σ η = ∞, Σ η² < ∞)."
        : "\(fulfilling.listed) \(verb) Robbins and Monro's conditions (Σ η = ∞, Σ η² < ∞).")
    for series in result.series {
      let diverged = series.verdicts.count { $0 == "diverged" }
      if diverged > 0 { sentences.append("\(series.label): \(diverged) of \(series.verdicts.count) runs diverged.") }
    }
    return sentences.joined(separator: " ")
  }

  /// The sums of each schedule and where its run ends, one sentence each.
  var outcome: String {
    result.series.map { series in
      var text =
        "\(series.label): Σ η \(NumberText(series.sum, .digits(4))), Σ η² \(NumberText(series.sumOfSquares, .digits(4)))"
      if let loss = series.losses?.y.last {
        text += ", \(!problem.isSurface ? "loss" : "f") \(NumberText(loss, .digits(4))) at the end"
      }
      return text + "."
    }.joined(separator: " ")
  }
}
