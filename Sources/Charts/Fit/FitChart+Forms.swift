import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import Wording

/// The panels of each form.
extension FitChart {
  // MARK: One feature

  /// The examples and the line of each model, before training and after.
  var lines: Panel {
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
  var logisticCurve: Panel {
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
  func classCurves(_ series: Series, _ fit: FitResult.Fit) -> Panel {
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
  func regions(_ series: Series, _ fit: FitResult.Fit) -> Panel {
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
  func plane(_ series: Series, _ fit: FitResult.Fit) -> Panel {
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
  func predictions(_ series: Series, _ fit: FitResult.Fit) -> Panel {
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
  func residuals(_ series: Series, _ fit: FitResult.Fit) -> Panel {
    let answer = fit.after ?? fit.before
    return Panel(
      x: Axis("predicted \(result.target)", padding: 0.03), y: Axis("residual (actual − predicted)"),
      marks: [RuleMark(.horizontal(y: 0), style: neutralStyle.dashed)]
        + points(x: { answer.predictions[$0] }, y: { result.examples[$0].actual - answer.predictions[$0] }))
  }

  // MARK: Images

  var templateColumns: Int {
    let count = result.fits.first?.templates.count ?? 1
    let most = isNarrow ? 4 : count <= 10 ? 5 : 8
    let rows = (count + most - 1) / most
    return (count + rows - 1) / max(1, rows)
  }

  /// The weights of each score as an image: grey ones from negative to positive, coloured ones stretched to all of a
  /// channel's range, as pictures are.
  var templates: [Panel] {
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
  func confusion(_ series: Series, _ fit: FitResult.Fit) -> Panel {
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
