import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The examples, with the models' predictions before and after training.
package struct FitChart: Chart {
  /// The runs and their models' predictions.
  package var result: FitResult
  /// The way to draw; `nil` for the first that fits the examples.
  package var form: FitView.Form?
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: FitResult) { self.result = result }

  package var draft: ChartDraft {
    let words = FitWords(result, form: shownForm, hasProbabilities: hasProbabilities)
    let panels =
      switch shownForm {
      case .line: hasClasses && result.classes.count > 2 ? perSeries(classCurves) : [hasClasses ? logisticCurve : lines]
      case .regions: perSeries(regions)
      case .plane: perSeries(plane)
      case .predictions: perSeries(predictions)
      case .residuals: perSeries(residuals)
      case .templates: templates
      case .confusion: perSeries(confusion)
      }
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption(thinnedTo: thinnedCount),
      kind: words.kind, outcome: words.outcome, panels: panels, arrangement: arrangement(of: panels.count),
      sharesX: shownForm != .templates && panels.count > 1, sharesY: shownForm != .templates && panels.count > 1,
      key: key)
  }

  package var narrowRatio: Double { 0.95 }

  // MARK: Selection

  var shownForm: FitView.Form { result.form(of: FitView(form)) }
  var hasClasses: Bool { !result.classes.isEmpty }
  var showsValidation: Bool { result.facts.validationCount > 0 && !look.hides(.validation) }
  var isSingle: Bool { result.runs.series.count == 1 }

  /// Whether the scores of every series are logarithms of probabilities.
  var hasProbabilities: Bool {
    result.runs.series.allSatisfy { ["softmax", "logistic"].contains($0.subject.learning?.loss.name ?? "") }
  }

  /// The examples that are drawn, learned from or held out.
  func examples(isValidation: Bool) -> [Int] {
    guard !isValidation || showsValidation else { return [] }
    return result.examples.indices.filter { result.examples[$0].isValidation == isValidation }
  }

  /// How many examples are drawn, where they are thinned out; `nil` for all.
  var thinnedCount: Int? {
    guard ![.templates, .confusion].contains(shownForm) else { return nil }
    let all = result.facts.trainingCount + result.facts.validationCount
    return result.examples.count < all ? result.examples.count : nil
  }

  var seriesStyles: [SeriesStyle] {
    let rates = result.plan.curves.training.rates
    let isOrdered = rates.count == result.runs.series.count && zip(rates, rates.dropFirst()).allSatisfy(<)
    return isOrdered ? theme.styles(forOrdered: rates.count) : theme.styles(for: result.runs.series.count)
  }

  var classStyles: [SeriesStyle] { theme.styles(for: result.classes.count, tellingApartBy: .glyph) }

  /// A panel for each series, with its name where there are several.
  func perSeries(_ panel: (Series, FitResult.Fit) -> Panel) -> [Panel] {
    zip(zip(result.runs.series, result.fits), SeriesNames(result.runs).all).map { run, name in
      var panel = panel(run.0, run.1)
      if !isSingle { panel.title = name }
      return panel
    }
  }

  func arrangement(of count: Int) -> Arrangement {
    if shownForm == .templates { return .grid(columns: templateColumns) }
    return .grid(columns: count == 4 ? 2 : size.height > 1.3 * size.width ? 1 : count)
  }

  // MARK: Glyphs of examples

  var glyphSize: Double {
    let count = result.examples.count
    return (isNarrow ? 0.85 : 1) * (count > 700 ? 3.5 : count > 150 ? 5 : 6.5)
  }

  func points(
    _ indices: [Int], x: (Int) -> Double, y: (Int) -> Double, _ color: Color, _ glyph: Glyph = .circle,
    isHollow: Bool = false, label: String? = nil
  ) -> PointMark {
    PointMark(
      x: indices.map(x), y: indices.map(y), color: color, glyph: glyph, size: glyphSize, isHollow: isHollow,
      label: label)
  }

  /// The glyphs of all examples in one colour, those held out as outlines.
  func points(x: (Int) -> Double, y: (Int) -> Double) -> [any Mark] {
    [false, true].compactMap { isValidation in
      let indices = examples(isValidation: isValidation)
      guard !indices.isEmpty else { return nil }
      return points(indices, x: x, y: y, theme.text, isHollow: isValidation)
    }
  }

  /// The glyphs of all examples, those of a class in its colour and shape.
  func classPoints(x: (Int) -> Double, y: (Int) -> Double, isNamed: Bool) -> [any Mark] {
    let all = [false, true].map(examples)
    return classStyles.enumerated().flatMap { label, style in
      [false, true].compactMap { isValidation -> PointMark? in
        let own = all[isValidation ? 1 : 0].filter { result.examples[$0].actual == Double(label) }
        guard !own.isEmpty || !isValidation else { return nil }
        return points(
          own, x: x, y: y, style.color, style.glyph ?? .circle, isHollow: isValidation,
          label: isNamed && !isValidation ? result.classes[label] : nil)
      }
    }
  }

  func feature(_ index: Int, _ column: Int) -> Double { result.examples[index].features[column] }

  var key: Key {
    let ink = theme.secondaryText
    let line = SeriesStyle(ink, width: theme.lineWidth)
    var entries: [KeyEntry] = []
    if !isSingle, shownForm == .line, result.classes.count <= 2 {
      entries += [KeyEntry("before training", .line(beforeStyle(line))), KeyEntry("after training", .line(line))]
    }
    if showsValidation, ![.templates, .confusion].contains(shownForm) {
      let solid = hasClasses ? ink : theme.text
      entries += [
        KeyEntry("training", .glyph(.circle, solid)),
        KeyEntry("validation", .glyph(shownForm == .plane ? .diamond : .ring, solid)),
      ]
    }
    return Key(shownForm == .line ? .automatic : .top, entries: entries)
  }

  /// Dashed; faint where dashes tell series apart.
  func beforeStyle(_ style: SeriesStyle) -> SeriesStyle {
    var style = isSingle ? style.dashed : style
    if !isSingle { style.width *= 0.65 }
    style.opacity = isSingle ? 0.75 : 0.5
    return style
  }
}

extension FitStudy: ChartedStudy {
  package static func chart(of result: FitResult, _ view: FitView, with catalog: Catalog) -> any Chart {
    var chart = FitChart(result)
    chart.form = view.form
    return chart
  }
}
