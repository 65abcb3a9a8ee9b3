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
  /// How the figure looks.
  package var look = Look()

  /// The chart of a result.
  package init(_ result: CurveResult) { self.result = result }

  package var draft: ChartDraft {
    let words = words
    let quantities = shownQuantities
    let panels = quantities.flatMap { quantity in
      groups.isEmpty ? [panel(quantity)] : groups.map { panel(quantity, of: $0) }
    }
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line chart of \(quantities.map { axisLabel($0).text }.joined(separator: " and ")) against "
        + "\(progress.rawValue).",
      outcome: words.outcome, panels: panels, arrangement: arrangement, sharesX: !groups.isEmpty,
      sharesY: !groups.isEmpty, key: key, isDivided: !groups.isEmpty,
      // That accuracy leaves its axis at the foot is told with the axis.
      notedPanels: panels.indices.filter { panels[$0].y.format != .percent })
  }

  /// The most rows a run recorded.
  package var momentCount: Int { result.series.flatMap(\.traces).map(\.rows.count).max() ?? 1 }

  private var words: CurveWords {
    let quantities = shownQuantities
    return CurveWords(
      result, smoothing: quantities.contains(.loss) ? lines.first(where: isSmoothed)?.smoothing : nil,
      accuracies: quantities.contains(.accuracy) ? accuracyLimits : nil)
  }

  private var shownQuantities: [Quantity] {
    guard quantities.isEmpty else { return quantities }
    // More than a few columns leave no height for two rows.
    guard groups.count <= 3 else { return [.loss] }
    if result.hasClasses { return [.loss, .accuracy] }
    // Values of different losses cannot be compared, shares of the variance can.
    let losses = Set(result.series.map(\.objective.name))
    return losses.count > 1 && result.hasErrors ? [.loss, .determination] : [.loss]
  }

  /// The option whose values have a panel each.
  private var panelOption: SeriesOption? { look.panels.flatMap(SeriesOption.init) }

  /// The values of that option, a panel each; empty where all series are in one panel.
  private var groups: [String] {
    guard let panelOption else { return [] }
    var seen: Set<String> = []
    let values = result.series.map(panelOption.words).filter { seen.insert($0).inserted }
    return values.count > 1 ? values : []
  }

  /// More series than this cannot be told apart one by one; their colours then run from the first to the last.
  private static let distinguishable = 20

  /// Dots of a single line are not nearer to each other than this.
  private static let dotSpacing = 12.0

  private var isCrowded: Bool { names.count > Self.distinguishable }

  /// A line of the figure: a series, smoothed in one way.
  private struct Line {
    var series: Series
    var smoothing: Smoothing
    /// Whether it is the first of its series, whose other measures are drawn with it.
    var isFirst: Bool
    /// The name within its panel.
    var label: String
    var style: SeriesStyle
  }

  private var lines: [Line] {
    let names = names
    let styles = styles(of: names.count)
    let shades = isCrowded ? shadedStyles : []
    return result.series.enumerated().flatMap { place, series in
      result.smoothings.enumerated().map { index, way in
        let label = label(of: series, way)
        let style = isCrowded ? shades[place] : styles[names.firstIndex(of: label) ?? 0]
        return Line(series: series, smoothing: way, isFirst: index == 0, label: label, style: style)
      }
    }
  }

  /// The names of lines, each once: panels that are divided by an option share the others' values.
  private var names: [String] {
    var seen: Set<String> = []
    return result.series.flatMap { series in result.smoothings.map { label(of: series, $0) } }
      .filter { seen.insert($0).inserted }
  }

  private func label(of series: Series, _ way: Smoothing) -> String {
    let smoothed = way.isSmoothing ? way.caption : "not smoothed"
    let isOnly = result.series.count == 1
    let name = groups.isEmpty ? series.shownLabel : series.label(naming: optionsInPanels).withMinus
    return result.smoothings.count == 1 ? name : isOnly ? smoothed : "\(name), \(smoothed)"
  }

  /// The options in which the series of one panel differ.
  private var optionsInPanels: [SeriesOption] {
    SeriesOption.varied(among: result.series, in: result.plan.training).filter { $0 != panelOption }
  }

  /// Whether the series are values of one number in its order, so that colours in order say more than any.
  private var isOrdered: Bool {
    let training = result.plan.training
    guard result.smoothings.count == 1, groups.isEmpty else { return false }
    if training.rates.count == result.series.count {
      return zip(training.rates, training.rates.dropFirst()).allSatisfy(<)
    }
    guard training.batchSizes.count == result.series.count else { return false }
    let sizes = training.batchSizes.map { $0.limit ?? .max }
    return zip(sizes, sizes.dropFirst()).allSatisfy(<)
  }

  private func styles(of count: Int) -> [SeriesStyle] {
    var styles =
      result.smoothings.count > 1
      ? theme.styles(for: count)
      : isOrdered
        ? theme.styles(forOrdered: count, tellingApartBy: .glyph) : theme.styles(for: count, tellingApartBy: .glyph)
    if count == 1 {
      // One line has room for a dot at every value that was measured.
      (styles[0].glyph, styles[0].glyphSpacing) = (.circle, Self.dotSpacing)
    }
    return styles
  }

  private var shadedStyles: [SeriesStyle] {
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
    if groups.count > 4, shownQuantities.count == 1 { return .grid(columns: groups.count > 9 ? 4 : 3) }
    if groups.count == 4, shownQuantities.count == 1 { return .grid(columns: 2) }
    if !groups.isEmpty { return .grid(columns: groups.count) }
    if shownQuantities.count > 2 { return .grid(columns: 2) }
    return size.height > size.width ? .stacked : .sideBySide
  }

  private var hasValidation: Bool { result.facts.validationCount > 0 }

  private var isSingle: Bool { names.count == 1 }

  private var hasSeeds: Bool { result.plan.training.seedCount > 1 }

  private var showsValidation: Bool { hasValidation && !look.hides(.validation) }

  /// What the kinds of line mean; colours are explained at the line ends.
  private var key: Key {
    let quantities = shownQuantities
    let isLearning = result.plan.problem.surface == nil
    let hasMeasures = quantities.contains { ![.gradientNorm, .rate].contains($0) }
    guard hasMeasures, !isCrowded else { return Key(.automatic) }
    let neutral = SeriesStyle(theme.secondaryText, width: theme.lineWidth, glyph: isLearning ? .circle : nil)
    let style = isSingle ? styles(of: 1)[0] : neutral
    let smoothed = quantities.contains(.loss) ? lines.first(where: isSmoothed) : nil
    let band = hasSeeds ? style.color.withOpacity(0.18) : nil
    func sample(_ style: SeriesStyle) -> KeyEntry.Sample { band.map { .lineInBand(style, $0) } ?? .line(style) }
    var entries: [KeyEntry] = []
    if let smoothed {
      if showsRaw, smoothed.isFirst { entries.append(KeyEntry(isLearning ? "minibatch" : "raw", .line(style.faint))) }
      if result.smoothings.count == 1 {
        entries.append(KeyEntry("smoothed (\(smoothed.smoothing.caption))", sample(style.plain)))
      }
      if isLearning { entries.append(KeyEntry("training (measured)", .glyph(style.glyph ?? .circle, style.color))) }
    } else if showsValidation || band != nil {
      entries.append(KeyEntry(isLearning ? "training" : "runs", sample(style)))
    }
    if showsValidation { entries.append(KeyEntry("validation", sample(style.second))) }
    if band != nil, !entries.isEmpty {
      entries[entries.count - 1].label += ", mean ± 1 sd of \(result.plan.training.seedCount) seeds"
    }
    return Key(isSingle ? .top : .automatic, entries: entries.count > 1 || band != nil ? entries : [])
  }

  private func axisLabel(_ quantity: Quantity) -> (text: String, format: TickFormat) {
    switch quantity {
    case .loss: (result.plan.problem.subject.valueName, .number)
    case .accuracy: ("accuracy", .percent)
    case .determination: ("R²", .number)
    case .absoluteError: ("mean absolute error", .number)
    case .gradientNorm: ("gradient norm ‖g‖", .number)
    case .rate: ("rate", .number)
    }
  }

  private func panel(_ quantity: Quantity, of group: String? = nil) -> Panel {
    var marks: [any Mark] = []
    for line in lines where group == nil || panelOption?.words(of: line.series) == group {
      marks += hasSeeds ? bands(quantity, line, line.style) : self.marks(quantity, line, line.style)
    }
    if quantity == .accuracy, let share = result.facts.majorityShare {
      marks.append(
        RuleMark(
          .horizontal(y: share), style: SeriesStyle(theme.secondaryText, width: 1.25, dash: [5, 3]),
          label: "largest class \(NumberText(share, .shortPercent))"))
    }
    let label = axisLabel(quantity)
    let scale: ScaleKind =
      switch (quantity, look.hasLogY) {
      case (.accuracy, _), (.determination, _), (_, false?): .linear
      case (_, true?): .log10
      case (.loss, nil), (.absoluteError, nil): .automatic
      case (_, nil): .linear
      }
    let isAccuracy = quantity == .accuracy
    let isLast = quantity == shownQuantities.last
    let isByRate = result.plan.training.rates.count == result.series.count
    let accuracies = isAccuracy ? accuracyLimits : nil
    let determinations = quantity == .determination ? determinationLimits : nil
    return Panel(
      title: quantity == shownQuantities.first ? group?.withMinus ?? "" : "",
      x: Axis(
        progress.rawValue, scale: look.isLogX ? .log10 : .linear, format: progress == .seconds ? .number : .whole),
      y: Axis(
        label.text, scale: scale, lower: accuracies?.lower ?? determinations?.lower,
        upper: accuracies?.upper ?? determinations?.upper ?? (quantity == .rate ? highestRate : nil),
        format: label.format), marks: marks,
      colorBar: isCrowded && isLast ? ColorBar(shades, title: isByRate ? "rate" : "series") : nil)
  }

  private func isSmoothed(_ line: Line) -> Bool { result.smooths(line.series, by: line.smoothing) }

  /// Whether values before smoothing are drawn: of several series they would hide each other.
  private var showsRaw: Bool { !hasSeeds && !look.hides(.raw) }

  /// The measures of a panel: the strong line, the faint one behind it, the dots on it and the dashed one beside it.
  private struct Measures {
    var strong: Measure
    var faint: Measure?
    var dots: Measure?
    var dashed: Measure?
  }

  private func measures(_ quantity: Quantity, _ line: Line) -> Measures {
    switch quantity {
    case .loss:
      let dashed: Measure? = showsValidation && line.isFirst ? .validationLoss : nil
      let dots: Measure? = result.isNoiseless(line.series) || !line.isFirst ? nil : .trainingLoss
      guard isSmoothed(line) else { return Measures(strong: .batchLoss, dots: dots, dashed: dashed) }
      return Measures(
        strong: .smoothedLoss, faint: showsRaw && line.isFirst ? .batchLoss : nil, dots: dots, dashed: dashed)
    case .accuracy: return Measures(strong: .trainingAccuracy, dashed: showsValidation ? .validationAccuracy : nil)
    case .determination:
      return Measures(strong: .trainingDetermination, dashed: showsValidation ? .validationDetermination : nil)
    case .absoluteError:
      return Measures(strong: .trainingAbsoluteError, dashed: showsValidation ? .validationAbsoluteError : nil)
    case .gradientNorm: return Measures(strong: .gradientNorm)
    case .rate: return Measures(strong: .rate)
    }
  }

  private func marks(_ quantity: Quantity, _ line: Line, _ style: SeriesStyle) -> [any Mark] {
    let series = line.series
    guard let trace = series.traces.first, line.isFirst || quantity == .loss else { return [] }
    let measures = measures(quantity, line)
    var marks: [any Mark] = []
    if let faint = measures.faint {
      let curve = curve(faint, of: trace, line)
      marks.append(LineMark(x: curve.x, y: curve.y, style: style.faint))
    }
    if let dashed = measures.dashed {
      let curve = curve(dashed, of: trace, line)
      marks.append(LineMark(x: curve.x, y: curve.y, style: style.second))
    }
    let isNamedAtItsEnd = shownQuantities.count == 1 && quantity == .loss && trace.verdict.isDiverged
    let label = isCrowded || isSingle || isNamedAtItsEnd ? nil : line.label
    let strong = curve(measures.strong, of: trace, line)
    // Glyphs are values that were measured: a smoothed line, and one of many noisy values, has none of its own.
    marks.append(strongLine(strong, style, isPlain: isPlain(measures), label: label))
    if let dots = measures.dots, !isCrowded { marks.append(self.dots(curve(dots, of: trace, line), style)) }
    let name = isNamedAtItsEnd && !isSingle ? "\(line.label), \(trace.ending ?? "")" : nil
    // A crowd of crosses says no more than the caption's count.
    if !isCrowded && line.isFirst { marks += ending(of: trace, quantity, style, label: name) }
    return marks
  }

  /// Whether the points of the strong line are not what was measured, or have dots of their own.
  private func isPlain(_ measures: Measures) -> Bool {
    measures.strong == .smoothedLoss || measures.strong == .rate || measures.dots != nil
  }

  /// The line of a measure; without glyphs where its points are not what was measured, but with one in the key.
  private func strongLine(_ curve: Curve, _ style: SeriesStyle, isPlain: Bool, label: String?) -> LineMark {
    LineMark(
      x: curve.x, y: curve.y, style: isPlain ? style.plain : style, label: label, keyGlyph: isPlain ? style.glyph : nil)
  }

  private func dots(_ curve: Curve, _ style: SeriesStyle) -> PointMark {
    PointMark(
      x: curve.x, y: curve.y, color: style.color, glyph: style.glyph ?? .circle, size: isSingle ? 5.5 : 6.5,
      spacing: style.glyphSpacing ?? Self.dotSpacing * 4)
  }

  /// A measure of a run; where it stopped being finite the cross says so, and the line ends before.
  private func curve(_ measure: Measure, of trace: Trace, _ line: Line) -> Curve {
    var curve = result.curve(measure, of: trace, against: progress, by: line.smoothing)
    guard trace.verdict.isDiverged else { return curve }
    let end = (curve.y.lastIndex(where: \.isFinite) ?? -1) + 1
    curve.x.removeSubrange(end...)
    curve.y.removeSubrange(end...)
    return curve
  }

  private func bands(_ quantity: Quantity, _ line: Line, _ style: SeriesStyle) -> [any Mark] {
    let series = line.series
    guard line.isFirst || quantity == .loss else { return [] }
    let measures = measures(quantity, line)
    let finished = series.traces.filter { !$0.verdict.isDiverged }
    var marks: [any Mark] = []
    func band(_ measure: Measure) -> SeedBand {
      SeedBand(finished.map { result.curve(measure, of: $0, against: progress, by: line.smoothing) })
    }
    if finished.isEmpty {
      // With no mean to draw, every run speaks for itself.
      for trace in series.traces {
        let curve = result.curve(measures.strong, of: trace, against: progress, by: line.smoothing)
        marks.append(LineMark(x: curve.x, y: curve.y, style: style.faint))
      }
    } else {
      let strong = band(measures.strong)
      // A single run has no spread.
      if finished.count > 1 {
        marks.append(BandMark(x: strong.x, low: strong.low, high: strong.high, color: style.color))
      }
      if let dashed = measures.dashed {
        let mean = band(dashed)
        if finished.count > 1 {
          marks.append(BandMark(x: mean.x, low: mean.low, high: mean.high, color: style.color, opacity: 0.12))
        }
        marks.append(LineMark(x: mean.x, y: mean.mean, style: style.second))
      }
      marks.append(
        strongLine(
          Curve(x: strong.x, y: strong.mean), style, isPlain: isPlain(measures),
          label: isSingle || isCrowded ? nil : line.label))
      if let dots = measures.dots, !isCrowded {
        let mean = band(dots)
        marks.append(self.dots(Curve(x: mean.x, y: mean.mean), style))
      }
    }
    guard line.isFirst else { return marks }
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
      return [StateMark(x: x, y: y, glyph: .diamond, color: style.color, label: trace.verdict.words)]
    }
    let steps = result.curve(.batchLoss, of: trace, against: .step).x
    guard let last = curve.y.indices.last(where: { curve.y[$0].isFinite && steps[$0] <= Double(step) }) else {
      return []
    }
    let words = result.plan.training.seedCount > 1 ? label : label ?? "diverged at step \(step)"
    return [StateMark(x: curve.x[last], y: curve.y[last], color: style.color, label: words)]
  }

  /// The top of the rate axis: rates are what the user chose, so none of them counts as an outlier.
  private var highestRate: Double? {
    let rates = result.series.flatMap(\.traces).flatMap(\.rows).compactMap(\.rate).filter(\.isFinite)
    return rates.max().flatMap { $0 > 0 ? $0 * 1.05 : nil }
  }

  /// Where the axis of R² begins and ends, in tenths: 1 is perfect, and what is below after the first tenth of a run is
  /// shown down to −1.
  private var determinationLimits: (lower: Double, upper: Double) {
    var lowest = 1.0
    for trace in result.series.flatMap(\.traces) {
      for measure in [Measure.trainingDetermination, .validationDetermination] {
        let curve = result.curve(measure, of: trace, against: .step)
        let end = curve.x.last ?? 0
        for (x, y) in zip(curve.x, curve.y) where y.isFinite && x >= end / 10 { lowest = min(lowest, y) }
      }
    }
    return (max(-1, ((lowest - 0.05) * 10).rounded(.down) / 10), 1)
  }

  /// Where the accuracy axis begins and ends, in steps of 5 %.
  ///
  /// Accuracy leaps from chance in the first epoch; where it comes near 100 %, an axis from chance would press everything
  /// after that into one line, and the first tenth of every run is left out. For a model that stays far from 100 %, the
  /// axis holds its values and no more.
  private var accuracyLimits: (lower: Double, upper: Double) {
    let share = result.facts.majorityShare
    var (least, later, greatest) = (share ?? 1, share ?? 1, share ?? 0)
    for trace in result.series.flatMap(\.traces) {
      for measure in [Measure.trainingAccuracy, .validationAccuracy] {
        let curve = result.curve(measure, of: trace, against: .step)
        let end = curve.x.last ?? 0
        for (x, y) in zip(curve.x, curve.y) where y.isFinite {
          least = min(least, y)
          if x >= end / 10 { later = min(later, y) }
          greatest = max(greatest, y)
        }
      }
    }
    let isStrong = greatest > 0.75
    let lower = max(0, (((isStrong ? later : least) - 0.02) * 20).rounded(.down) / 20)
    let upper = isStrong ? 1 : ((greatest + 0.02) * 20).rounded(.up) / 20
    return lower < upper ? (lower, upper) : (0, 1)
  }
}

extension CurveStudy: ChartedStudy {
  package static func chart(of result: CurveResult, _ view: CurveView, with catalog: Catalog) throws -> any Chart {
    var chart = CurveChart(try result.smoothed(view, with: catalog))
    chart.quantities = view.quantities
    chart.progress = view.progress
    return chart
  }
}
