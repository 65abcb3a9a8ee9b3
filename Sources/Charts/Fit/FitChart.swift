import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// Examples with what models say of them before and after training.
package struct FitChart: Chart {
  /// The runs and what their models say.
  package var result: FitResult
  /// The way to draw; `nil` for the first that suits the examples.
  package var form: FitView.Form?
  /// How the figure looks.
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

  // MARK: What is shown

  private var shownForm: FitView.Form { result.form(of: FitView(form)) }
  private var hasClasses: Bool { !result.classes.isEmpty }
  private var showsValidation: Bool { result.facts.validationCount > 0 && !look.hides(.validation) }
  private var isSingle: Bool { result.runs.series.count == 1 }

  /// Whether the scores of every series are logarithms of probabilities.
  private var hasProbabilities: Bool {
    result.runs.series.allSatisfy { ["softmax", "logistic"].contains($0.subject.learning?.loss.name ?? "") }
  }

  /// The examples that are drawn, learned from or held out.
  private func examples(isValidation: Bool) -> [Int] {
    guard !isValidation || showsValidation else { return [] }
    return result.examples.indices.filter { result.examples[$0].isValidation == isValidation }
  }

  /// How many examples are drawn, where they are thinned out; `nil` for all.
  private var thinnedCount: Int? {
    guard ![.templates, .confusion].contains(shownForm) else { return nil }
    let all = result.facts.trainingCount + result.facts.validationCount
    return result.examples.count < all ? result.examples.count : nil
  }

  private var seriesStyles: [SeriesStyle] {
    let rates = result.plan.curves.training.rates
    let isOrdered = rates.count == result.runs.series.count && zip(rates, rates.dropFirst()).allSatisfy(<)
    return isOrdered ? theme.styles(forOrdered: rates.count) : theme.styles(for: result.runs.series.count)
  }

  private var classStyles: [SeriesStyle] { theme.styles(for: result.classes.count, tellingApartBy: .glyph) }

  /// A panel for each series, with its name where there are several.
  private func perSeries(_ panel: (Series, FitResult.Fit) -> Panel) -> [Panel] {
    zip(zip(result.runs.series, result.fits), SeriesNames(result.runs).all).map { run, name in
      var panel = panel(run.0, run.1)
      if !isSingle { panel.title = name }
      return panel
    }
  }

  private func arrangement(of count: Int) -> Arrangement {
    if shownForm == .templates { return .grid(columns: templateColumns) }
    return .grid(columns: count == 4 ? 2 : size.height > 1.3 * size.width ? 1 : count)
  }

  // MARK: Glyphs of examples

  private var glyphSize: Double {
    let count = result.examples.count
    return (isNarrow ? 0.85 : 1) * (count > 700 ? 3.5 : count > 150 ? 5 : 6.5)
  }

  private func points(
    _ indices: [Int], x: (Int) -> Double, y: (Int) -> Double, _ color: Color, _ glyph: Glyph = .circle,
    isHollow: Bool = false, label: String? = nil
  ) -> PointMark {
    PointMark(
      x: indices.map(x), y: indices.map(y), color: color, glyph: glyph, size: glyphSize, isHollow: isHollow,
      label: label)
  }

  /// The glyphs of all examples in one colour, those held out as outlines.
  private func points(x: (Int) -> Double, y: (Int) -> Double) -> [any Mark] {
    [false, true].compactMap { isValidation in
      let indices = examples(isValidation: isValidation)
      guard !indices.isEmpty else { return nil }
      return points(indices, x: x, y: y, theme.text, isHollow: isValidation)
    }
  }

  /// The glyphs of all examples, those of a class in its colour and shape.
  private func classPoints(x: (Int) -> Double, y: (Int) -> Double, isNamed: Bool) -> [any Mark] {
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

  private func feature(_ index: Int, _ column: Int) -> Double { result.examples[index].features[column] }

  private var key: Key {
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
  private func beforeStyle(_ style: SeriesStyle) -> SeriesStyle {
    var style = isSingle ? style.dashed : style
    if !isSingle { style.width *= 0.65 }
    style.opacity = isSingle ? 0.75 : 0.5
    return style
  }

  // MARK: One feature

  /// The examples and the line of each model, before training and after.
  private var lines: Panel {
    var panel = curvePanel(Axis(result.target), examples: { result.examples[$0].actual }) { $0 }
    for (series, style) in zip(result.runs.series, seriesStyles) { panel.marks += answers(of: series, style) }
    return panel
  }

  /// The predictions that the user asked for, before training and after, with their numbers where they are few.
  private func answers(of series: Series, _ style: SeriesStyle) -> [any Mark] {
    let predictions = series.traces.first?.predictions ?? []
    guard result.features.count == 1, !predictions.isEmpty else { return [] }
    let ink = isSingle ? neutralStyle.color : style.color
    let isTold = isSingle && predictions.count <= 3
    return [(predictions.map { $0.before[0] }, ink, true), (predictions.map { $0.after[0] }, style.color, false)]
      .flatMap { values, color, isHollow -> [any Mark] in
        let x = predictions.map { $0.features[0] }
        let glyphs = PointMark(x: x, y: values, color: color, glyph: .diamond, size: 8, isHollow: isHollow)
        guard isTold else { return [glyphs] }
        return [glyphs]
          + zip(x, values).map { x, y in
            TextMark("\(NumberText(y, .short(6)))", x: x, y: y, anchor: TextAnchor(.end, .bottom), color: color)
          }
      }
  }

  /// The probability or the score of the second of two classes, and the examples of both.
  private var logisticCurve: Panel {
    let name = result.classes.count > 1 ? result.classes[1] : ""
    let axis =
      hasProbabilities
      ? Axis("probability of \(name)", lower: -0.06, upper: 1.06) : Axis("score of \(name)")
    return curvePanel(
      axis, examples: { hasProbabilities || result.examples[$0].actual > 0 ? result.examples[$0].actual : -1 }
    ) {
      hasProbabilities ? 1 / (1 + Double.exp(-$0)) : $0
    }
  }

  private func curvePanel(_ axis: Axis, examples: (Int) -> Double, _ value: (Double) -> Double) -> Panel {
    let x = result.grid[0]
    var marks: [any Mark] = []
    for (fit, style) in zip(result.fits, seriesStyles) {
      marks.append(
        LineMark(
          x: x, y: single(fit.before, fit).map(value), style: beforeStyle(isSingle ? neutralStyle : style),
          label: isSingle ? "before training" : nil))
    }
    let names = SeriesNames(result.runs)
    for (index, style) in seriesStyles.enumerated() {
      guard let after = result.fits[index].after else { continue }
      marks.append(
        LineMark(
          x: x, y: single(after, result.fits[index]).map(value), style: style,
          label: isSingle ? "after training" : names[index]))
    }
    marks += points(x: { feature($0, 0) }, y: examples)
    return Panel(x: Axis(result.features[0]), y: axis, marks: marks)
  }

  private var neutralStyle: SeriesStyle { SeriesStyle(theme.secondaryText, width: theme.lineWidth) }

  /// One number a place: the prediction, the only score, or how far the second class is ahead of the first.
  private func single(_ answer: FitResult.Answer, _ fit: FitResult.Fit) -> [Double] {
    guard fit.outputs == 2 else { return answer.scores }
    return stride(from: 0, to: answer.scores.count - 1, by: 2).map { answer.scores[$0 + 1] - answer.scores[$0] }
  }

  /// The probability or the score of each of several classes, with the examples of each in a row below.
  private func classCurves(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    let answer = fit.after ?? fit.before
    let count = fit.outputs
    var curves = (0..<count).map { label in
      stride(from: label, to: answer.scores.count, by: count).map { answer.scores[$0] }
    }
    if hasProbabilities { curves = Self.probabilities(curves) }
    let least = hasProbabilities ? 0 : curves.joined().min() ?? 0
    let step = 0.05 * (hasProbabilities ? 1 : (curves.joined().max() ?? 1) - least)
    let lines = zip(curves, classStyles).enumerated().map { label, one in
      LineMark(x: result.grid[0], y: one.0, style: one.1.plain, label: result.classes[label], keyGlyph: one.1.glyph)
    }
    return Panel(
      x: Axis(result.features[0]),
      y: Axis(
        hasProbabilities ? "probability" : "score", lower: least - step * (Double(count) + 0.3),
        upper: hasProbabilities ? 1.04 : nil),
      marks: lines
        + classPoints(
          x: { feature($0, 0) }, y: { least - step * (result.examples[$0].actual + 0.85) }, isNamed: false))
  }

  /// The probabilities of scores whose logarithms they are, place by place.
  private static func probabilities(_ scores: [[Double]]) -> [[Double]] {
    var shares = scores
    for place in scores.first?.indices ?? 0..<0 {
      let highest = scores.map { $0[place] }.max() ?? 0
      let powers = scores.map { Double.exp($0[place] - highest) }
      let sum = powers.reduce(0, +)
      for label in scores.indices { shares[label][place] = powers[label] / sum }
    }
    return shares
  }

  // MARK: Two features

  /// Where each class is predicted, and the examples.
  private func regions(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    var marks: [any Mark] = []
    if let after = fit.after {
      let fills = classStyles.map { $0.color.withOpacity(0.22).over(theme.background) }
      let ink = SeriesStyle(theme.text, width: 0.8 * theme.lineWidth, opacity: 0.7)
      marks.append(
        ClassAreaMark(
          x: result.grid[0], y: result.grid[1], classes: after.classes, margins: after.scores, colors: fills, line: ink)
      )
    }
    marks += classPoints(x: { feature($0, 0) }, y: { feature($0, 1) }, isNamed: true)
    return Panel(x: Axis(result.features[0]), y: Axis(result.features[1]), marks: marks)
  }

  /// The prediction as bands of colour, and the examples in the colours of their actual values.
  private func plane(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    let values = result.fits.compactMap(\.after).flatMap(\.scores) + result.examples.map(\.actual)
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let ticks = ExtendedWilkinson(count: 9).labeling(from: low, to: high)?.ticks ?? []
    let levels = ticks.filter { $0 > low && $0 < high }
    let scale = ColorScale(fitting: values, kind: .bands(levels: levels), map: theme.colorMap)
    var marks: [any Mark] = []
    if let after = fit.after {
      marks.append(
        ContourMark(
          x: result.grid[0], y: result.grid[1], values: after.scores, levels: levels, fill: scale,
          line: SeriesStyle(Color(0xFFFFFF), width: 0.6, opacity: 0.45)))
    }
    for isValidation in [false, true] {
      let bands = Dictionary(grouping: examples(isValidation: isValidation)) { index in
        levels.count { $0 <= result.examples[index].actual }
      }
      for (_, indices) in bands.sorted(by: { $0.key < $1.key }) {
        guard let color = scale.color(for: result.examples[indices[0]].actual) else { continue }
        marks.append(
          points(
            indices, x: { feature($0, 0) }, y: { feature($0, 1) }, color, isValidation ? .diamond : .circle))
      }
    }
    return Panel(
      x: Axis(result.features[0]), y: Axis(result.features[1]), marks: marks,
      colorBar: ColorBar(scale, title: result.target))
  }

  // MARK: Many features

  /// The prediction of each example against its actual value, with the line of those that are right.
  private func predictions(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    let answer = fit.after ?? fit.before
    let actual = result.examples.map(\.actual)
    let all = actual + result.fits.flatMap { ($0.after ?? $0.before).predictions }
    let ends = [all.min() ?? 0, all.max() ?? 1]
    let space = 0.04 * (ends[1] - ends[0])
    let (lower, upper) = (ends[0] - space, ends[1] + space)
    let right = LineMark(
      x: ends, y: ends, style: neutralStyle.dashed, label: isSingle ? "predicted = actual" : nil)
    return Panel(
      x: Axis("actual \(result.target)", lower: lower, upper: upper),
      y: Axis("predicted \(result.target)", lower: lower, upper: upper),
      marks: points(x: { actual[$0] }, y: { answer.predictions[$0] }) + [right])
  }

  /// How far each example is from its prediction, against the prediction.
  private func residuals(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    let answer = fit.after ?? fit.before
    return Panel(
      x: Axis("predicted \(result.target)", padding: 0.03), y: Axis("residual (actual − predicted)"),
      marks: [RuleMark(.horizontal(y: 0), style: neutralStyle.dashed)]
        + points(x: { answer.predictions[$0] }, y: { result.examples[$0].actual - answer.predictions[$0] }))
  }

  // MARK: Images

  private var templateColumns: Int {
    let count = result.fits.first?.templates.count ?? 1
    let most = isNarrow ? 4 : count <= 10 ? 5 : 8
    let rows = (count + most - 1) / most
    return (count + rows - 1) / max(1, rows)
  }

  /// The weights of each score as an image: grey ones from negative to positive, coloured ones stretched to all of a
  /// channel's range, as pictures are.
  private var templates: [Panel] {
    guard let image = result.image, let fit = result.fits.first, !fit.templates.isEmpty else {
      return [Panel(marks: [])]
    }
    let reach = fit.templates.joined().lazy.map(\.magnitude).max() ?? 1
    let scale = ColorScale.diverging(
      around: 0, -max(reach, .leastNormalMagnitude), max(reach, .leastNormalMagnitude),
      map: look.colormap == nil ? theme.divergingMap : theme.colorMap)
    let size = image.width * image.height
    let barPlace = min(templateColumns, fit.templates.count) - 1
    return fit.templates.enumerated().map { output, weights in
      let colors: [Color] =
        if image.channels == 3 {
          Self.picture(weights, size: size)
        } else {
          weights.prefix(size).map { scale.color(for: $0) ?? theme.background }
        }
      let name = fit.outputs == 1 ? result.classes.last ?? "" : result.classes[output]
      return Panel(
        title: name, marks: [PixelMark(width: image.width, colors: colors)],
        colorBar: output == barPlace && image.channels != 3 ? ColorBar(scale) : nil,
        hasEqualUnits: true, hidesAxes: true)
    }
  }

  /// Planes of red, green and blue, stretched together from their lowest to their highest number.
  private static func picture(_ weights: [Double], size: Int) -> [Color] {
    let (low, high) = (weights.min() ?? 0, weights.max() ?? 1)
    func share(_ weight: Double) -> Double { high > low ? (weight - low) / (high - low) : 0.5 }
    return (0..<size).map { pixel in
      Color(
        red: share(weights[pixel]), green: share(weights[size + pixel]), blue: share(weights[2 * size + pixel]))
    }
  }

  // MARK: Classes

  /// How many examples of each class have which class predicted; colours are shares of a class.
  private func confusion(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    let count = result.classes.count
    let counts = fit.confusion.isEmpty ? [Int](repeating: 0, count: count * count) : fit.confusion
    let light = theme.background
    let map =
      look.colormap == nil
      ? ColorMap((0...8).map { theme.palette.colors[0].withOpacity(0.04 + 0.96 * Double($0) / 8).over(light) })
      : theme.colorMap
    let scale = ColorScale.linear(0, 1, map: map)
    var cells: [Cell] = []
    var texts: [CellTextMark.Text] = []
    // The first class is at the top.
    for (y, actual) in (0..<count).reversed().enumerated() {
      let row = counts[actual * count..<(actual + 1) * count]
      let sum = row.reduce(0, +)
      for (predicted, number) in row.enumerated() {
        let share = sum > 0 ? Double(number) / Double(sum) : 0
        cells.append(.value(share))
        guard count <= 20, number > 0 || count <= 5 else { continue }
        let percent = count <= 5 && sum > 0 ? ["\(NumberText(share, .shortPercent))"] : []
        texts.append(
          CellTextMark.Text(
            x: Double(predicted), y: Double(y), lines: [number.grouped] + percent,
            on: scale.color(for: share) ?? light))
      }
    }
    let edges = CellEdges((0...count).map { Double($0) - 0.5 })
    return Panel(
      x: Axis("predicted class", scale: .categories(result.classes)),
      y: Axis("actual class", scale: .categories(result.classes.reversed())),
      marks: [CellMark(x: edges, y: edges, cells: cells, scale: scale), CellTextMark(texts)],
      colorBar: series.label == result.runs.series.last?.label
        ? ColorBar(scale, title: "share of the class", format: .percent) : nil)
  }
}

extension FitStudy: ChartedStudy {
  package static func chart(of result: FitResult, _ view: FitView, with catalog: Catalog) -> any Chart {
    var chart = FitChart(result)
    chart.form = view.form
    return chart
  }
}
