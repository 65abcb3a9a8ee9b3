import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// Training curves: loss, accuracy, gradient norm or rate against how far the runs have come.
package struct CurveChart: AnimatedChart {
  package typealias Quantity = CurveView.Quantity

  /// The result of the runs.
  package var result: CurveResult
  /// The panels; empty for loss, and accuracy where there are classes.
  package var quantities: [Quantity] = []
  /// What is drawn to the right.
  package var progress: Progress = .epoch
  /// Whether losses are smoothed even where every batch is the whole set.
  package var smoothsAlways = false
  /// How the figure looks.
  package var look = Look()

  /// The chart of a result.
  package init(_ result: CurveResult) { self.result = result }

  package var draft: ChartDraft {
    let words = words
    let quantities = shownQuantities
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line chart of \(quantities.map { axisLabel($0).text }.joined(separator: " and ")) against "
        + "\(progress.rawValue).",
      outcome: words.outcome, panels: quantities.map(panel), arrangement: arrangement, key: key,
      // That accuracy leaves its axis at the foot is told with the axis.
      notedPanels: quantities.indices.filter { quantities[$0] != .accuracy })
  }

  /// The most rows a run recorded.
  package var momentCount: Int { result.series.flatMap(\.traces).map(\.rows.count).max() ?? 1 }

  private var words: CurveWords {
    let quantities = shownQuantities
    return CurveWords(
      result, isSmoothed: quantities.contains(.loss) && result.series.contains(where: isSmoothed),
      accuracyFloor: quantities.contains(.accuracy) ? accuracyFloor : nil)
  }

  private var shownQuantities: [Quantity] {
    quantities.isEmpty ? (result.hasClasses ? [.loss, .accuracy] : [.loss]) : quantities
  }

  /// More series than this cannot be told apart one by one; their colours then run from the first to the last.
  private static let distinguishable = 20

  private var isCrowded: Bool { result.series.count > Self.distinguishable }

  private var styles: [SeriesStyle] {
    guard isCrowded else { return theme.styles(for: result.series.count, tellingApartBy: .glyph) }
    let shades = shades
    return shadedValues.map { SeriesStyle(shades.color(for: $0) ?? theme.secondaryText, width: 0.8) }
  }

  /// What the colours of very many series stand for: their rates where these alone are varied, else their number.
  private var shadedValues: [Double] {
    let plan = result.plan
    let isByRate = plan.training.rates.count == result.series.count
    return isByRate ? result.series.map(\.rate) : result.series.indices.map { Double($0 + 1) }
  }

  private var shades: ColorScale {
    let values = shadedValues
    let isWide = (values.min() ?? 0) > 0 && (values.max() ?? 0) > 100 * (values.min() ?? 0)
    return ColorScale(fitting: values, kind: isWide ? .log10 : .linear, map: theme.lineMap)
  }

  /// Side by side, below each other in an upright figure, and in two columns when there are many.
  private var arrangement: Arrangement {
    if shownQuantities.count > 2 { return .grid(columns: 2) }
    return size.height > size.width ? .stacked : .sideBySide
  }

  private var hasValidation: Bool { result.facts.validationCount > 0 }

  private var isSingle: Bool { result.series.count == 1 }

  /// What the kinds of line mean; colours are explained at the line ends.
  private var key: Key {
    let hasFaint =
      shownQuantities.contains(.loss) && result.series.contains(where: isSmoothed)
      && result.plan.training.seedCount == 1
    if isSingle && result.plan.training.seedCount == 1 {
      return Key(.automatic, entries: hasFaint ? [KeyEntry("every batch", .line(styles[0].faint))] : [])
    }
    let neutral = SeriesStyle(theme.secondaryText, width: theme.lineWidth)
    var entries: [KeyEntry] = []
    if result.plan.training.seedCount > 1 {
      entries.append(
        KeyEntry(
          (!result.plan.problem.isSurface ? "training, mean ± 1 sd" : "mean ± 1 sd"),
          .lineInBand(neutral, theme.secondaryText.withOpacity(0.18))))
    } else {
      entries.append(KeyEntry("training", .line(neutral)))
      if hasFaint { entries.append(KeyEntry("every batch", .line(neutral.faint))) }
    }
    if hasValidation { entries.append(KeyEntry("validation", .line(neutral.dashed))) }
    if result.plan.training.seedCount == 1 && entries.count == 1 { entries = [] }
    return Key(isSingle ? .top : .automatic, entries: entries)
  }

  private func axisLabel(_ quantity: Quantity) -> (text: String, format: TickFormat) {
    switch quantity {
    case .loss: (result.plan.problem.subject.valueName, .number)
    case .accuracy: ("accuracy", .percent)
    case .gradientNorm: ("gradient norm ‖g‖", .number)
    case .rate: ("rate", .number)
    }
  }

  private func panel(_ quantity: Quantity) -> Panel {
    var marks: [any Mark] = []
    for (series, style) in zip(result.series, styles) {
      marks += result.plan.training.seedCount > 1 ? bands(quantity, series, style) : lines(quantity, series, style)
    }
    let label = axisLabel(quantity)
    let scale: ScaleKind =
      switch (quantity, look.hasLogY) {
      case (.accuracy, _), (_, false?): .linear
      case (_, true?): .log10
      case (.loss, nil): .automatic
      case (_, nil): .linear
      }
    let isAccuracy = quantity == .accuracy
    let isLast = quantity == shownQuantities.last
    let isByRate = result.plan.training.rates.count == result.series.count
    return Panel(
      x: Axis(progress.rawValue, scale: look.isLogX ? .log10 : .linear),
      y: Axis(
        label.text, scale: scale, lower: isAccuracy ? accuracyFloor : nil,
        upper: isAccuracy ? 1 : quantity == .rate ? highestRate : nil, format: label.format), marks: marks,
      colorBar: isCrowded && isLast ? ColorBar(shades, title: isByRate ? "rate" : "series") : nil)
  }

  /// Whether the strong line is smoothed: where every batch is the whole set there is no noise, and smoothing would only
  /// make the line late.
  private func isSmoothed(_ series: Series) -> Bool {
    result.isSmoothing && (smoothsAlways || series.batchSize != .full)
  }

  /// The measures of a panel: the one drawn strong, the faint one behind it, the dashed one beside it.
  private func measures(_ quantity: Quantity, _ series: Series) -> (strong: Measure, faint: Measure?, dashed: Measure?)
  {
    switch quantity {
    case .loss:
      isSmoothed(series)
        ? (.smoothedLoss, .batchLoss, hasValidation ? .validationLoss : nil)
        : (.batchLoss, nil, hasValidation ? .validationLoss : nil)
    case .accuracy: (.trainingAccuracy, nil, hasValidation ? .validationAccuracy : nil)
    case .gradientNorm: (.gradientNorm, nil, nil)
    case .rate: (.rate, nil, nil)
    }
  }

  private func lines(_ quantity: Quantity, _ series: Series, _ style: SeriesStyle) -> [any Mark] {
    guard let trace = series.traces.first else { return [] }
    let measures = measures(quantity, series)
    var marks: [any Mark] = []
    let strong = curve(measures.strong, of: trace)
    if let faint = measures.faint {
      let curve = self.curve(faint, of: trace)
      marks.append(LineMark(x: curve.x, y: curve.y, style: style.faint))
    }
    let isNamedAtItsEnd = shownQuantities.count == 1 && quantity == .loss && trace.verdict.isDiverged
    let label: String? =
      isCrowded
      ? nil
      : isSingle
        ? (hasValidation && measures.dashed != nil ? "training" : nil) : isNamedAtItsEnd ? nil : series.shownLabel
    marks.append(LineMark(x: strong.x, y: strong.y, style: style, label: label))
    if let dashed = measures.dashed {
      let curve = self.curve(dashed, of: trace)
      marks.append(LineMark(x: curve.x, y: curve.y, style: style.dashed, label: isSingle ? "validation" : nil))
    }
    let name = isNamedAtItsEnd && !isSingle ? "\(series.shownLabel), \(trace.verdict)" : nil
    // A crowd of crosses says no more than the caption's count.
    if !isCrowded { marks += ending(of: trace, quantity, style, label: name) }
    return marks
  }

  /// A measure of a run; where it stopped being finite the cross says so, and the line ends before.
  private func curve(_ measure: Measure, of trace: Trace) -> Curve {
    var curve = result.curve(measure, of: trace, against: progress)
    guard trace.verdict.isDiverged else { return curve }
    let end = (curve.y.lastIndex(where: \.isFinite) ?? -1) + 1
    curve.x.removeSubrange(end...)
    curve.y.removeSubrange(end...)
    return curve
  }

  private func bands(_ quantity: Quantity, _ series: Series, _ style: SeriesStyle) -> [any Mark] {
    let measures = measures(quantity, series)
    let finished = series.traces.filter { !$0.verdict.isDiverged }
    var marks: [any Mark] = []
    func band(_ measure: Measure) -> SeedBand {
      SeedBand(finished.map { result.curve(measure, of: $0, against: progress) })
    }
    if finished.isEmpty {
      // With no mean to draw, every run speaks for itself.
      for trace in series.traces {
        let curve = result.curve(measures.strong, of: trace, against: progress)
        marks.append(LineMark(x: curve.x, y: curve.y, style: style.faint))
      }
    } else {
      let strong = band(measures.strong)
      marks.append(BandMark(x: strong.x, low: strong.low, high: strong.high, color: style.color))
      if let dashed = measures.dashed {
        let mean = band(dashed)
        marks.append(LineMark(x: mean.x, y: mean.mean, style: style.dashed))
      }
      marks.append(
        LineMark(x: strong.x, y: strong.mean, style: style, label: isSingle || isCrowded ? nil : series.shownLabel))
    }
    let diverged = series.traces.filter(\.verdict.isDiverged)
    for (index, trace) in diverged.enumerated() {
      let label = index == 0 ? "\(diverged.count) of \(series.traces.count) diverged" : nil
      marks += ending(of: trace, quantity, style, label: label)
    }
    return marks
  }

  /// A mark where a run ended in a way its curve does not show by itself: a cross where it began to go up without end,
  /// a diamond where it got stuck.
  private func ending(
    of trace: Trace, _ quantity: Quantity, _ style: SeriesStyle, label: String? = nil
  ) -> [any Mark] {
    guard quantity == .loss else { return [] }
    let curve = result.curve(.batchLoss, of: trace, against: progress)
    guard case .diverged(let step) = trace.verdict else {
      guard [.cycling, .saddle, .maximum, .plateau].contains(trace.verdict), result.plan.training.seedCount == 1,
        let x = curve.x.last,
        let y = curve.y.last
      else { return [] }
      return [StateMark(x: x, y: y, glyph: .diamond, color: style.color, label: trace.verdict.word)]
    }
    let steps = result.curve(.batchLoss, of: trace, against: .step).x
    guard let last = curve.y.indices.last(where: { curve.y[$0].isFinite && steps[$0] <= Double(step) }) else {
      return []
    }
    let words = result.plan.training.seedCount > 1 ? label : label ?? "diverged at step \(step)"
    return [StateMark(x: curve.x[last], y: curve.y[last], color: style.color, label: words)]
  }

  /// The top of the rate axis: rates are what was asked for, so none of them counts as an outlier.
  private var highestRate: Double? {
    let rates = result.series.flatMap(\.traces).flatMap(\.rows).compactMap(\.rate).filter(\.isFinite)
    return rates.max().flatMap { $0 > 0 ? $0 * 1.05 : nil }
  }

  /// Where the accuracy axis begins: low enough for all but the first tenth of every run, in steps of 5 %.
  ///
  /// Accuracy leaps from chance in the first epoch; an axis from zero would press everything after that into one line.
  private var accuracyFloor: Double {
    var least = 1.0
    for trace in result.series.flatMap(\.traces) {
      for measure in [Measure.trainingAccuracy, .validationAccuracy] {
        let curve = result.curve(measure, of: trace, against: .step)
        let end = curve.x.last ?? 0
        for (x, y) in zip(curve.x, curve.y) where x >= end / 10 { least = min(least, y) }
      }
    }
    return max(0, ((least - 0.02) * 20).rounded(.down) / 20)
  }
}

extension CurveStudy: ChartedStudy {
  package static func chart(of result: CurveResult, _ view: CurveView, with catalog: Catalog) throws -> any Chart {
    var chart = CurveChart(try result.smoothed(view, with: catalog))
    chart.quantities = view.quantities
    chart.progress = view.progress
    chart.smoothsAlways = view.smoothsAlways
    return chart
  }
}
