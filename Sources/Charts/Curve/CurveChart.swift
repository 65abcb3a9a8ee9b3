import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// Training curves: loss, accuracy, gradient norm or rate against steps, epochs or time.
package struct CurveChart: AnimatedChart {
  package typealias Quantity = CurveView.Quantity

  /// The result of the runs.
  package let result: CurveResult
  /// The panels; empty for loss, and accuracy where there are classes.
  package var quantities: [Quantity] = []
  /// The quantity of the x axis.
  package var progress: Progress = .epoch
  /// The look of the figure.
  package var look = Look()

  /// The options in which the series differ.
  let variedOptions: [SeriesOption]

  /// Creates the chart of a result.
  package init(_ result: CurveResult) {
    self.result = result
    variedOptions = SeriesOption.varied(among: result.series, in: result.plan.training)
  }

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
      sharesY: !groups.isEmpty, key: key, isDivided: !groups.isEmpty, typedNames: SeriesNames(result).byTypedName,
      // The caption already says where the accuracy axis begins; skip that panel's notes.
      notedPanels: panels.indices.filter { panels[$0].y.format != .percent })
  }

  /// The most rows a run recorded.
  package var momentCount: Int { result.series.flatMap(\.traces).map(\.rows.count).max() ?? 1 }

  private var words: CurveWords {
    let quantities = shownQuantities
    return CurveWords(
      result, hasBands: !look.hides(.bands),
      smoothing: quantities.contains(.loss) ? lines.first(where: isSmoothed)?.smoothing : nil,
      accuracies: quantities.contains(.accuracy) ? accuracyLimits : nil)
  }

  var shownQuantities: [Quantity] {
    guard quantities.isEmpty else { return quantities }
    // More than a few columns leave no height for two rows.
    guard groups.count <= 3 else { return [.loss] }
    if result.hasClasses { return [.loss, .accuracy] }
    // Values of different losses cannot be compared, shares of the variance can.
    let losses = Set(result.series.map(\.objective.name))
    return losses.count > 1 && result.hasErrors ? [.loss, .determination] : [.loss]
  }

  /// The option whose values have a panel each.
  var panelOption: SeriesOption? { look.panels.flatMap(SeriesOption.init) }

  /// The values of that option, a panel each; empty where all series are in one panel.
  var groups: [String] {
    guard let panelOption else { return [] }
    var seen: Set<String> = []
    let values = result.series.map(panelOption.figureName).filter { seen.insert($0).inserted }
    return values.count > 1 ? values : []
  }

  /// More series than this cannot be told apart one by one; their colours then run from the first to the last.
  static let distinguishable = 20

  /// Dots of a single line are not nearer to each other than this.
  static let dotSpacing = 12.0

  var isCrowded: Bool { names.count > Self.distinguishable }

  /// Side by side, below each other in an upright figure, and in two columns when there are many.
  private var arrangement: Arrangement {
    if groups.count > 4, shownQuantities.count == 1 { return .grid(columns: groups.count > 9 ? 4 : 3) }
    if groups.count == 4, shownQuantities.count == 1 { return .grid(columns: 2) }
    if !groups.isEmpty { return .grid(columns: groups.count) }
    if shownQuantities.count > 2 { return .grid(columns: 2) }
    return size.height > size.width ? .stacked : .sideBySide
  }

  private var hasValidation: Bool { result.facts.validationCount > 0 }

  /// Whether losses on batches differ from the loss over all examples.
  private var hasNoise: Bool { result.series.contains { !result.isNoiseless($0) } }

  var isSingle: Bool { names.count == 1 }

  var hasSeeds: Bool { result.plan.training.seedCount > 1 }

  var showsValidation: Bool { hasValidation && !look.hides(.validation) }

  /// The key of the kinds of lines; names and colours of series stand at the line ends.
  private var key: Key {
    let quantities = shownQuantities
    let isLearning = result.plan.problem.surface == nil
    let hasMeasures = quantities.contains { ![.gradientNorm, .rate].contains($0) }
    guard hasMeasures else { return Key(.automatic) }
    let neutral = SeriesStyle(
      theme.secondaryText, width: theme.lineWidth, glyph: isLearning && !isCrowded ? .circle : nil)
    let style = isSingle ? styles(of: 1)[0] : neutral
    let smoothed = quantities.contains(.loss) ? lines.first(where: isSmoothed) : nil
    let band = hasSeeds && !look.hides(.bands) ? style.color.withOpacity(0.18) : nil
    func sample(_ style: SeriesStyle) -> KeyEntry.Sample { band.map { .lineInBand(style, $0) } ?? .line(style) }
    var entries: [KeyEntry] = []
    if let smoothed {
      if showsRaw, smoothed.isFirst {
        entries.append(KeyEntry(isLearning ? Phrases.minibatch : Phrases.raw, .line(style.faint)))
      }
      if result.smoothings.count == 1 {
        entries.append(KeyEntry(Phrases.smoothed(smoothed.smoothing.caption), sample(style.plain)))
      }
    } else if isLearning, quantities.contains(.loss), hasNoise {
      entries.append(KeyEntry(Phrases.minibatch, sample(style.plain)))
    } else if showsValidation || hasSeeds {
      entries.append(KeyEntry(isLearning ? Phrases.training : Phrases.runs, sample(style)))
    }
    if isLearning, quantities.contains(.loss), hasNoise, !isCrowded {
      entries.append(KeyEntry(Phrases.measured, .glyph(style.glyph ?? .circle, style.color)))
    }
    if showsValidation { entries.append(KeyEntry(Phrases.validation, sample(style.second))) }
    if hasSeeds, !entries.isEmpty {
      entries[entries.count - 1].label +=
        ", " + Phrases.mean(ofSeeds: result.plan.training.seedCount, hasBand: band != nil)
    }
    return Key(isSingle ? .top : .automatic, entries: entries.count > 1 || hasSeeds ? entries : [])
  }

  private func axisLabel(_ quantity: Quantity) -> (text: String, format: TickFormat) {
    switch quantity {
    case .loss: (result.plan.problem.subject.valueName, .number)
    case .accuracy: (Phrases.accuracy, .percent)
    case .determination: ("R²", .number)
    case .absoluteError: (Phrases.absoluteError, .number)
    case .gradientNorm: (Phrases.gradientNorm, .number)
    case .rate: (Phrases.rate, .number)
    }
  }

  func panel(_ quantity: Quantity, of group: String? = nil) -> Panel {
    var marks: [any Mark] = []
    for line in lines where group == nil || panelOption?.figureName(of: line.series) == group {
      marks += hasSeeds ? bands(quantity, line, line.style) : self.marks(quantity, line, line.style)
    }
    if quantity == .accuracy, let share = result.facts.majorityShare {
      marks.append(
        RuleMark(
          .horizontal(y: share), style: SeriesStyle(theme.secondaryText, width: 1.25, dash: [5, 3]),
          label: Phrases.largestClass(share)))
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
    let accuracies = isAccuracy ? accuracyLimits : nil
    let determinations = quantity == .determination ? determinationLimits : nil
    return Panel(
      title: quantity == shownQuantities.first ? group ?? "" : "",
      x: Axis(
        progress.rawValue, scale: look.isLogX ? .log10 : .linear, format: progress == .seconds ? .number : .whole),
      y: Axis(
        label.text, scale: scale, lower: accuracies?.lower ?? determinations?.lower,
        upper: accuracies?.upper ?? determinations?.upper ?? (quantity == .rate ? highestRate : nil),
        format: label.format), marks: marks,
      colorBar: isCrowded && isLast ? ColorBar(shades, title: isByRate ? Phrases.rate : Phrases.series) : nil)
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
