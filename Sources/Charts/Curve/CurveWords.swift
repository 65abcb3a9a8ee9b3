import Descent
import GradientKit
import Studies
import Wording

/// The words around a training curve: title, settings, caption.
struct CurveWords {
  private let result: CurveResult
  private let smoothing: Smoothing?
  private let accuracies: (lower: Double, upper: Double)?

  /// The words for a result, whose losses are smoothed in one way, or in several of which this is the first, and whose
  /// accuracy axis, if it has one, has these ends.
  init(_ result: CurveResult, smoothing: Smoothing? = nil, accuracies: (lower: Double, upper: Double)? = nil) {
    self.result = result
    self.smoothing = smoothing
    self.accuracies = accuracies
  }

  /// What was trained on what, or the surface.
  var subject: String {
    let losses = result.plan.problem.losses
    guard !result.plan.problem.isSurface else { return result.facts.data }
    return "\(losses.count <= 4 ? losses.listed : "\(losses.count) losses") on \(result.facts.data)"
  }

  /// What was trained on what, and what is compared.
  var title: String {
    let plan = result.plan
    var compared: [String] = []
    if plan.training.optimizers.count > 1 { compared.append("optimizer") }
    if plan.training.schedules.count > 1 { compared.append("schedule") }
    if plan.training.rates.count > 1 { compared.append("learning rate") }
    if plan.training.batchSizes.count > 1 { compared.append("batch size") }
    if let learning = plan.problem.subject.learning {
      if learning.models.count > 1 { compared.append("model") }
      if learning.l2.count > 1 { compared.append("L2") }
    }
    if plan.training.gradientMethods.count > 1 { compared.append("gradient") }
    if plan.training.noises.count > 1 { compared.append("gradient noise") }
    if plan.problem.starts.count > 1 { compared.append("start") }
    if plan.problem.isSurface {
      return compared.isEmpty ? "Descent on \(result.facts.data)" : "\(result.facts.data) by \(compared.listed)"
    }
    return compared.isEmpty ? subject : "\(subject) by \(compared.listed)"
  }

  /// What all series have in common.
  var subtitle: String {
    let plan = result.plan
    var parts = !plan.problem.isSurface ? plan.problem.modelParts : []
    if plan.training.optimizers.count == 1 { parts.append("\(plan.training.optimizers[0])") }
    if plan.training.schedules.count == 1, plan.training.schedules[0].name != "constant" {
      parts.append("\(plan.training.schedules[0]) schedule")
    }
    let rates = Set(result.series.map(\.rate))
    if plan.training.rates.count <= 1, let rate = rates.first, rates.count == 1 {
      parts.append("rate \(NumberText(rate, .rate))")
    }
    if plan.problem.isSurface, plan.problem.starts.count == 1, case .values = plan.problem.starts[0] {
      parts.append("from \(plan.problem.starts[0].description.withMinus)")
    }
    parts += plan.training.noiseParts
    if plan.training.batchSizes.count == 1, !plan.problem.isSurface {
      parts.append(result.facts.words(for: plan.training.batchSizes[0]))
    }
    parts += plan.problem.regularizationParts
    parts += plan.training.gradientParts
    parts.append(plan.training.length.words(onSurface: plan.problem.isSurface))
    return parts.joined(separator: ", ")
  }

  /// What was measured and how it was treated.
  var caption: String {
    var sentences = [result.facts.sentence]
    if let smoothing, result.smoothings.count == 1 {
      sentences.append(
        result.plan.problem.isSurface
          ? "Strong lines: \(smoothing.caption)."
          : "Lines: minibatch losses, \(smoothing.caption); dots: loss over all training examples.")
    }
    if let accuracies, result.hasClasses {
      func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }
      if accuracies.upper < 1 {
        sentences.append(
          "The accuracy axis runs from \(percent(accuracies.lower)) to \(percent(accuracies.upper)).")
      } else if accuracies.lower > 0 {
        sentences.append("The accuracy axis begins at \(percent(accuracies.lower)).")
      }
    }
    if result.plan.training.seedCount > 1 {
      let finished = result.series.map { $0.traces.filter { !$0.verdict.isDiverged } }
      let hasDiverged = result.series.contains { $0.traces.contains(where: \.verdict.isDiverged) }
      sentences.append(
        "Bands: ±1 sd of \(result.plan.training.seedCount) seeds\(hasDiverged ? ", diverged ones left out" : "").")
      let lengths = finished.flatMap { $0.map(\.rows.count) }
      if Set(lengths).count > 1 { sentences.append("They end where the first of their runs ends.") }
    }
    let runs = result.series.flatMap(\.traces)
    if runs.count == 1, let trace = runs.first {
      sentences += [trace.endingSentence].compactMap(\.self)
    }
    let diverged = runs.count { $0.verdict.isDiverged }
    if diverged > 0 && runs.count > 1 { sentences.append("\(diverged) of \(runs.count) runs diverged.") }
    let interrupted = runs.count { if case .interrupted = $0.verdict { true } else { false } }
    if interrupted > 0 && runs.count > 1 {
      sentences.append("\(interrupted) of \(runs.count) interrupted by the user.")
    }
    return sentences.joined(separator: " ")
  }

  /// How each series ended, in a sentence each.
  var outcome: String {
    result.series.compactMap { series in
      guard let trace = series.traces.first else { return nil }
      guard series.traces.count == 1 else { return outcome(ofSeeds: series) }
      let summary = RunSummary(trace)
      var parts = [trace.ending].compactMap(\.self)
      if let loss = summary.loss, result.plan.problem.isSurface { parts.append("f \(NumberText(loss, .digits(4)))") }
      if let loss = summary.trainLoss { parts.append("training loss \(NumberText(loss, .digits(4)))") }
      if let loss = summary.validationLoss { parts.append("validation loss \(NumberText(loss, .digits(4)))") }
      if let share = summary.validationR2 ?? summary.trainR2 {
        parts.append("\(summary.validationR2 == nil ? "" : "validation ")R² \(NumberText(share, .digits(3)))")
      }
      if let accuracy = summary.validationAccuracy {
        parts.append("validation accuracy \(NumberText(accuracy, .percent))")
      }
      return parts.isEmpty ? nil : "\(series.shownLabel): \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }

  private func outcome(ofSeeds series: Series) -> String {
    let finished = series.traces.filter { !$0.verdict.isDiverged }.map { RunSummary($0) }
    let losses = finished.compactMap { $0.trainLoss ?? $0.loss }
    var text = "\(series.shownLabel): \(series.traces.count) seeds"
    let diverged = series.traces.count(where: \.verdict.isDiverged)
    if diverged > 0 { text += ", \(diverged) diverged" }
    if !losses.isEmpty {
      let mean = losses.reduce(0, +) / Double(losses.count)
      text += ", mean \(!result.plan.problem.isSurface ? "training loss" : "f") \(NumberText(mean, .digits(4)))"
    }
    return text + "."
  }

}
