import Descent
import GradientKit
import Studies
import Wording

/// The words around a schedule figure: title, settings, caption.
struct ScheduleWords {
  private let result: ScheduleResult

  /// Creates the texts for a result.
  init(_ result: ScheduleResult) { self.result = result }

  private var problem: ProblemPlan { result.plan.problem }
  private var training: TrainingPlan { result.plan.training }

  /// The name of a series: its schedule, and its base rate where that varies.
  func name(of series: ScheduleSeries) -> String {
    let name = series.schedule.figureName(.schedule)
    return training.rates.count > 1 ? "\(name), rate \(NumberText(series.baseRate, .rate))" : name
  }

  /// The title.
  var title: String {
    let count = result.series.count
    let schedules =
      training.schedules.count == 1
      ? "\(training.schedules[0].figureName(.schedule)) schedule" : count.spelledOut("schedule")
    return result.plan.descends ? "\(problem.heading(result.facts)): \(schedules)" : schedules.heading
  }

  /// The subtitle: the settings that all series share.
  var subtitle: String {
    var parts: [String] = []
    if result.plan.descends {
      if !problem.isSurface { parts += problem.modelParts }
      parts += training.optimizers.map { $0.figureName(.optimizer) }
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

  /// The caption: how values were measured and processed.
  var caption: String {
    var sentences = result.plan.descends ? [problem.sentence(result.facts)] : []
    let fulfilling = result.series.filter(\.satisfiesRobbinsMonro).map(name)
    let verb = fulfilling.count == 1 ? "fulfils" : "fulfil"
    sentences.append(
      fulfilling.isEmpty
        ? "None fulfils Robbins and Monro's conditions (Σ η = ∞, Σ η² < ∞)."
        : "\(fulfilling.listed.capitalizedFirst) \(verb) Robbins and Monro's conditions (Σ η = ∞, Σ η² < ∞).")
    for series in result.series {
      let diverged = series.verdicts.count { $0 == "diverged" }
      if diverged > 0 {
        sentences.append("\(name(of: series)): \(diverged) of \(series.verdicts.count) runs diverged.")
      }
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A sentence about the sums of each schedule and the end of its run.
  var outcome: String {
    result.series.map { series in
      var text =
        "\(name(of: series)): Σ η \(NumberText(series.sum, .digits(4))), Σ η² \(NumberText(series.sumOfSquares, .digits(4)))"
      if let loss = series.losses?.y.last {
        text += ", \(!problem.isSurface ? "loss" : "f") \(NumberText(loss, .digits(4))) at the end"
      }
      return text + "."
    }.joined(separator: " ")
  }
}
