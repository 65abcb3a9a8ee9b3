import Descent
import GradientKit
import Studies
import Wording

/// The words around a training curve: title, settings, caption.
struct CurveWords {
  private let result: CurveResult
  private let hasBands: Bool
  private let smoothing: Smoothing?
  private let accuracies: (lower: Double, upper: Double)?

  /// The words for a result: with bands over seeds or without, smoothed in one way or in several of which this is the first,
  /// and with these ends of the accuracy axis, where there is one.
  init(
    _ result: CurveResult, hasBands: Bool = true, smoothing: Smoothing? = nil,
    accuracies: (lower: Double, upper: Double)? = nil
  ) {
    self.result = result
    self.hasBands = hasBands
    self.smoothing = smoothing
    self.accuracies = accuracies
  }

  /// The subject at the beginning of a title: model, loss and data, or the surface.
  var heading: String { result.plan.problem.heading(result.facts) }

  /// The title: the subject and what is compared.
  var title: String {
    let compared = compared
    if !compared.isEmpty { return "\(heading): \(compared.listed)" }
    let problem = result.plan.problem
    return problem.isSurface ? "Descent on \(problem.subject(result.facts))" : heading
  }

  /// What sets the series apart, with how many there are of each: `four optimizers`.
  var compared: [String] {
    let (training, problem) = (result.plan.training, result.plan.problem)
    let learning = problem.subject.learning
    let varied: [(count: Int, noun: String, plural: String?)] = [
      (learning?.losses.count ?? 1, "loss", "losses"), (learning?.models.count ?? 1, "model", nil),
      (training.optimizers.count, "optimizer", nil), (training.schedules.count, "schedule", nil),
      (training.rates.count, "learning rate", nil), (training.batchSizes.count, "batch size", nil),
      (learning?.l2.count ?? 1, "L2 weight", nil), (training.gradientMethods.count, "kind", "kinds of gradient"),
      (training.noises.count, "level", "levels of gradient noise"), (problem.starts.count, "start", nil),
    ]
    return varied.filter { $0.count > 1 }.map { $0.count.spelledOut($0.noun, plural: $0.plural) }
  }

  /// The subtitle: the settings that all series share.
  var subtitle: String {
    let plan = result.plan
    var parts = !plan.problem.isSurface ? plan.problem.modelParts : []
    if plan.training.optimizers.count == 1 { parts.append(plan.training.optimizers[0].figureName(.optimizer)) }
    if plan.training.schedules.count == 1, plan.training.schedules[0].name != "constant" {
      parts.append("\(plan.training.schedules[0].figureName(.schedule)) schedule")
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

  /// The caption: how values were measured and processed.
  var caption: String {
    var sentences = [result.plan.problem.sentence(result.facts)]
    if let defaultRates { sentences.append(defaultRates) }
    if let smoothing, result.smoothings.count == 1 {
      sentences.append(
        result.plan.problem.isSurface
          ? "Strong lines: \(smoothing.caption)."
          : "Lines: minibatch losses, \(smoothing.caption); dots: loss over all training examples.")
    }
    if let accuracies, result.hasClasses {
      func percent(_ share: Double) -> String { NumberText(share, .shortPercent).description }
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
      let seeds = result.plan.training.seedCount.counted("seed") + (hasDiverged ? ", diverged ones left out" : "")
      sentences.append(hasBands ? "Bands: ±1 sd of \(seeds)." : "Means of \(seeds).")
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
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The default rates, where the series have different ones.
  private var defaultRates: String? {
    guard result.plan.training.rates.isEmpty, Set(result.series.map(\.rate)).count > 1 else { return nil }
    var seen: Set<String> = []
    let rates = zip(SeriesNames(result).all, result.series).map { "\($0) \(NumberText($1.rate, .rate))" }
    let distinct = rates.filter { seen.insert($0).inserted }
    return distinct.count <= 8 ? "Learning rates: \(distinct.joined(separator: ", "))." : nil
  }

  /// A sentence about the end of each series.
  var outcome: String {
    let names = SeriesNames(result)
    return result.series.enumerated().compactMap { index, series in
      guard let trace = series.traces.first else { return nil }
      guard series.traces.count == 1 else { return outcome(ofSeeds: series, named: names[index]) }
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
      return parts.isEmpty ? nil : "\(names[index]): \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }

  private func outcome(ofSeeds series: Series, named name: String) -> String {
    let finished = series.traces.filter { !$0.verdict.isDiverged }.map { RunSummary($0) }
    let losses = finished.compactMap { $0.trainLoss ?? $0.loss }
    var text = "\(name): \(series.traces.count) seeds"
    let diverged = series.traces.count(where: \.verdict.isDiverged)
    if diverged > 0 { text += ", \(diverged) diverged" }
    if !losses.isEmpty {
      let mean = losses.reduce(0, +) / Double(losses.count)
      text += ", mean \(!result.plan.problem.isSurface ? "training loss" : "f") \(NumberText(mean, .digits(4)))"
    }
    return text + "."
  }
}
