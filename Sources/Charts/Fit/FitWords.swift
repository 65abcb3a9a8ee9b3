import Descent
import GradientKit
import Studies
import Wording

/// The title, settings and caption of a fit's figure.
struct FitWords {
  private let result: FitResult
  private let form: FitView.Form
  private let hasProbabilities: Bool
  private let curves: CurveWords

  /// Creates the words for a result drawn in one form.
  init(_ result: FitResult, form: FitView.Form, hasProbabilities: Bool) {
    self.result = result
    self.form = form
    self.hasProbabilities = hasProbabilities
    curves = CurveWords(result.runs)
  }

  /// The title: model and data, and the form of the figure.
  var title: String {
    let shown =
      switch form {
      case .line where result.classes.isEmpty: "before and after training"
      case .line: hasProbabilities ? "probability of a class" : "scores"
      case .regions: "decision regions"
      case .plane: "prediction"
      case .predictions: "predicted and actual values"
      case .residuals: "residuals"
      case .templates: "weights as templates"
      case .confusion: "confusion of classes"
      }
    return "\(subject): \(shown)"
  }

  /// The method with its data, or the compared options.
  private var subject: String {
    let (all, problem) = (result.runs.series, result.runs.plan.problem)
    guard all.count > 1 else { return curves.heading }
    let varied = SeriesOption.varied(among: all, in: result.plan.curves.training)
    let noun = varied.count == 1 ? varied.first.map(Self.plural) ?? "" : "models"
    return "\(all.count.spelledOut(noun, plural: noun).capitalizedFirst) on \(problem.data(result.facts))"
  }

  private static func plural(of option: SeriesOption) -> String {
    switch option {
    case .loss: "losses"
    case .model: "models"
    case .optimizer: "optimizers"
    case .schedule: "schedules"
    case .rate: "learning rates"
    case .batchSize: "batch sizes"
    case .l2: "strengths of L2"
    case .gradient: "kinds of gradient"
    case .noise: "levels of noise"
    case .start: "starts"
    }
  }

  /// The settings that all series share.
  var subtitle: String { curves.subtitle }

  /// The kind of chart, as a sentence.
  var kind: String {
    let axes = result.features.listed
    return switch form {
    case .line:
      "Line chart of \(result.classes.isEmpty ? result.target : "a class") against \(axes), with the examples."
    case .regions: "Map of the predicted class over \(axes), with the examples."
    case .plane: "Map of the predicted \(result.target) over \(axes), with the examples."
    case .predictions: "Scatter plot of predicted against actual \(result.target)."
    case .residuals: "Scatter plot of residuals against predictions."
    case .templates: "Images of the weights of \(result.classes.count) classes."
    case .confusion: "Table of actual and predicted classes."
    }
  }

  /// Returns the caption: how the examples were treated, what is drawn of them, and the findings.
  func caption(thinnedTo count: Int?) -> String {
    var sentences = [curves.caption]
    if let count { sentences.append("\(count.grouped) examples are drawn, evenly spaced ones of all.") }
    switch form {
    case .confusion:
      sentences.append("Counted: \(result.assessesValidation ? "validation" : "training") examples.")
    case .templates:
      sentences.append(
        result.image?.channels == 3
          ? "Each template is stretched to the whole range of its colours."
          : "An image is scored by the sum of its pixels times these weights.")
    case .plane:
      sentences.append("Glyphs have the colour of the actual value.")
    case .line, .regions, .predictions, .residuals: break
    }
    return (sentences + findings).joined(separator: " ")
  }

  /// The findings for a single series.
  private var findings: [String] {
    let lost = result.fits.count { $0.after == nil }
    if lost > 0 { return ["Of a run that diverged nothing is drawn after training."] }
    guard result.runs.series.count == 1, let trace = result.runs.series[0].traces.first, let last = trace.rows.last
    else { return [] }
    if let accuracy = last.training?.accuracy {
      let held = last.validation?.accuracy.map { ", \(NumberText($0, .percent)) of validation examples" } ?? ""
      return ["Right: \(NumberText(accuracy, .percent)) of training\(held)."]
    }
    guard let first = trace.rows.first?.training?.loss, let end = last.training?.loss else { return [] }
    return ["Training loss \(NumberText(first, .digits(4))) before, \(NumberText(end, .digits(4))) after."]
  }

  /// The outcome of each series.
  var outcome: String { curves.outcome }
}
