import Descent
import Studies
import Wording

/// The words around the figure of batch sizes: title, settings, caption.
struct BatchWords {
  private let result: BatchResult
  private let curves: CurveWords
  private let hasLogAxis: Bool

  /// The words for a result; `hasLogAxis` says whether progress is drawn on a logarithmic axis anywhere.
  init(_ result: BatchResult, hasLogAxis: Bool, hasBands: Bool = true) {
    self.result = result
    self.hasLogAxis = hasLogAxis
    curves = CurveWords(result.curves, hasBands: hasBands)
  }

  /// The title.
  var title: String { curves.title }

  /// The subtitle: the settings that all batch sizes share.
  var subtitle: String { curves.subtitle }

  /// The caption.
  var caption: String {
    var sentences = [curves.caption]
    sentences.append(
      "Loss over all training examples"
        + (hasLogAxis ? "; logarithmic axes leave out the start, at 0." : "."))
    if result.plan.curves.recordsTime {
      sentences.append("Time per epoch: the seconds spent on updates, without measuring, over the epochs.")
    }
    if let noise = result.noise.first?.noise, result.hasNoiseCurve {
      let points = result.noise.map { "the \($0.place)" }.listed
      let names = SeriesNames(result.curves).byTypedName
      let run = result.noiseSeries.map { " of \(names[$0] ?? $0)" } ?? ""
      sentences.append(
        "Variance: mean squared distance of the gradient of a batch from that of all \(noise.exampleCount.grouped) examples, "
          + "over at least \(result.plan.sampleCount.grouped) random batches, at \(points)\(run); lines: "
          + "σ²/B · (N − B)/(N − 1), which is 0 for the full batch.")
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How each batch size ended, and how noisy single examples are.
  var outcome: String {
    let times = zip(result.curves.series, SeriesNames(result.curves).all).compactMap { series, name -> String? in
      let times = result.secondsPerEpoch(of: series)
      guard !times.isEmpty else { return nil }
      let mean = times.reduce(0, +) / Double(times.count)
      return "An epoch of \(name) takes \(NumberText(mean, .digits(3))) s."
    }
    let noise = result.noise.map { place in
      "Variance of a single example's gradient at the \(place.place): \(NumberText(place.noise.variance, .digits(3)))."
    }
    return ([curves.outcome] + times + noise).joined(separator: " ")
  }
}
