import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// A comparison of batch sizes: the loss against epochs, updates, examples or seconds, the time of an epoch, and the noise of
/// the gradient.
package struct BatchChart: Chart {
  /// The runs and the noise.
  package var result: BatchResult
  /// The x axes, one panel each; empty for epochs, updates and examples.
  package var axes: [Progress] = []
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: BatchResult) { self.result = result }

  package var draft: ChartDraft {
    let words = BatchWords(
      result, hasLogAxis: shownAxes.contains(where: isLog), hasBands: !look.hides(.bands))
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line charts of the training loss against \(shownAxes.map(Self.name).listed)"
        + (sizePanels.isEmpty ? "." : ", and of \(sizePanels.map(\.y.label).listed) against batch size."),
      outcome: words.outcome, panels: shownAxes.map(lossPanel) + sizePanels,
      arrangement: arrangement, key: key, typedNames: names.byTypedName)
  }

  package var narrowRatio: Double { 1.2 }

  private var names: SeriesNames { SeriesNames(result.curves) }

  private var shownAxes: [Progress] { axes.isEmpty ? [.epoch, .step, .examples] : axes }

  private var styles: [SeriesStyle] {
    theme.styles(forOrdered: result.curves.series.count, tellingApartBy: .glyph)
  }

  private var seedCount: Int { result.plan.curves.training.seedCount }

  /// The panels whose x axis is the batch size.
  private var sizePanels: [Panel] { [timePanel].compactMap(\.self) + (result.hasNoiseCurve ? [noisePanel] : []) }

  private var arrangement: Arrangement {
    let count = shownAxes.count + sizePanels.count
    if count > 3 || count == 3 && isNarrow { return .grid(columns: 2) }
    return size.height > size.width ? .stacked : .sideBySide
  }

  private var key: Key {
    let neutral = SeriesStyle(theme.secondaryText, width: theme.lineWidth)
    let band = KeyEntry(
      Phrases.mean(hasBand: !look.hides(.bands)), .lineInBand(neutral, theme.secondaryText.withOpacity(0.18)))
    return Key(.top, entries: seedCount > 1 ? [band] : [])
  }

  private static func name(_ progress: Progress) -> String {
    switch progress {
    case .step: Phrases.updates
    case .epoch: Phrases.epochs
    case .examples, .evaluations, .seconds: progress.rawValue
    }
  }

  /// Batch sizes differ by powers of ten in what they do in one epoch; the epochs themselves are the same for all.
  private func isLog(_ progress: Progress) -> Bool { look.isLogX || progress != .epoch }

  private func lossPanel(_ progress: Progress) -> Panel {
    var marks: [any Mark] = []
    for ((series, name), style) in zip(zip(result.curves.series, names.all), styles) {
      marks += lines(series, named: name, style, against: progress)
    }
    let axis = Self.name(progress)
    return Panel(
      x: Axis(axis, scale: isLog(progress) ? .log10 : .linear, format: format),
      y: Axis(
        shownAxes.count == 1 ? Phrases.trainingLoss : "\(Phrases.trainingLoss) by \(axis)", scale: automaticScale,
        format: format),
      marks: marks)
  }

  /// Powers of ten on all logarithmic axes where one of them goes beyond what plain digits say well.
  private var format: TickFormat {
    let traces = result.curves.series.flatMap(\.traces)
    let curves = shownAxes.filter(isLog).flatMap { progress in traces.map { result.curve(of: $0, against: progress).x }
    }
    var losses = traces.flatMap { result.curve(of: $0, against: .step).y }.filter { $0 > 0 && $0.isFinite }
    // Losses over fewer decades than these get plain digits, or no logarithmic axis.
    if look.hasLogY == false || (losses.max() ?? 1) < 1000 * (losses.min() ?? 1) { losses = [] }
    let noises = result.hasNoiseCurve ? result.noise.flatMap { $0.noise.measured } : []
    let values = (curves.flatMap(\.self) + losses + noises).filter { $0 > 0 && $0.isFinite }
    return values.contains { !(0.001...1000).contains($0) } ? .power : .number
  }

  /// The time of an epoch against the batch size, a glyph a run; `nil` where it was not recorded.
  private var timePanel: Panel? {
    let count = result.curves.facts.trainingCount
    let times = zip(result.curves.series, styles).map { series, style in
      (
        size: Double(min(series.batchSize.limit ?? count, count)), seconds: result.secondsPerEpoch(of: series),
        style: style
      )
    }.filter { !$0.seconds.isEmpty }.sorted { $0.size < $1.size }
    guard times.count > 1, let longest = times.flatMap(\.seconds).max() else { return nil }
    let (scale, unit) = longest < 0.1 ? (1000.0, "ms") : (1, "s")
    let means = times.map { $0.seconds.reduce(0, +) / Double($0.seconds.count) * scale }
    var marks: [any Mark] = [
      LineMark(x: times.map(\.size), y: means, style: SeriesStyle(theme.secondaryText, width: 1.25))
    ]
    for (size, seconds, style) in times {
      marks.append(
        PointMark(
          x: seconds.map { _ in size }, y: seconds.map { $0 * scale }, color: style.color,
          glyph: style.glyph ?? .circle,
          size: 9))
    }
    return Panel(
      x: Axis(Phrases.batchSize, scale: .log10, format: format, padding: 0.05),
      y: Axis("time per epoch (\(unit))", scale: automaticScale), marks: marks)
  }

  private func lines(
    _ series: Series, named name: String, _ style: SeriesStyle, against progress: Progress
  ) -> [any Mark] {
    func curve(_ trace: Trace) -> Curve {
      var curve = result.curve(of: trace, against: progress)
      guard isLog(progress) else { return curve }
      let shown = curve.x.indices.filter { curve.x[$0] > 0 }
      (curve.x, curve.y) = (shown.map { curve.x[$0] }, shown.map { curve.y[$0] })
      return curve
    }
    var marks: [any Mark] = []
    let finished = series.traces.filter { !$0.verdict.isDiverged }
    if seedCount == 1 || finished.isEmpty {
      for (index, trace) in series.traces.enumerated() {
        let curve = curve(trace)
        marks.append(LineMark(x: curve.x, y: curve.y, style: style, label: index == 0 ? name : nil))
      }
    } else {
      let band = SeedBand(finished.map(curve))
      marks.append(BandMark(x: band.x, low: band.low, high: band.high, color: style.color))
      marks.append(LineMark(x: band.x, y: band.mean, style: style, label: name))
    }
    let diverged = series.traces.filter(\.verdict.isDiverged)
    for (index, trace) in diverged.enumerated() {
      let curve = curve(trace)
      guard let last = curve.y.lastIndex(where: \.isFinite) else { continue }
      let words = seedCount > 1 ? Phrases.diverged(diverged.count, of: seedCount) : "\(trace.verdict)"
      marks.append(
        StateMark(x: curve.x[last], y: curve.y[last], color: style.color, label: index == 0 ? words : nil))
    }
    return marks
  }

  /// Measured noise as glyphs over what theory expects, both axes logarithmic; the sizes of the runs in their colours.
  private var noisePanel: Panel {
    var marks: [any Mark] = []
    let ink = theme.secondaryText
    for (index, place) in result.noise.enumerated() {
      let noise = place.noise
      let neutral = SeriesStyle(ink, width: 1.25)
      // At the full batch there is no noise, and no place for that on the axis.
      let shown = noise.batchSizes.indices.filter {
        noise.batchSizes[$0] < noise.exampleCount && noise.measured[$0] > 0
      }
      let sizes = Self.sizes(to: shown.last.map { noise.batchSizes[$0] } ?? 1)
      let expected = sizes.map { noise.expected(size: $0) }
      marks.append(LineMark(x: sizes, y: expected, style: index == 0 ? neutral : neutral.dashed))
      marks.append(
        PointMark(
          x: shown.map { Double(noise.batchSizes[$0]) }, y: shown.map { noise.measured[$0] }, color: ink, size: 5))
      for (series, style) in zip(result.curves.series, styles) {
        guard let size = series.batchSize.limit, let at = shown.first(where: { noise.batchSizes[$0] == size }) else {
          continue
        }
        marks.append(
          PointMark(
            x: [Double(size)], y: [noise.measured[at]], color: style.color, glyph: style.glyph ?? .circle, size: 9))
      }
      if let middle = expected.indices.dropFirst(sizes.count / 2).first, expected[middle] > 0 {
        marks.append(
          TextMark(
            RichText("at the \(place.place)"), x: sizes[middle], y: expected[middle],
            anchor: index == 0 ? TextAnchor(.start, .bottom) : TextAnchor(.end, .top), distance: 5, color: ink))
      }
    }
    return Panel(
      x: Axis(Phrases.batchSize, scale: .log10, format: format),
      y: Axis(Phrases.gradientVariance, scale: .log10, format: format), marks: marks)
  }

  /// Sizes from 1 up to the largest, evenly spread over a logarithmic axis; real numbers, for a smooth line.
  private static func sizes(to largest: Int) -> [Double] {
    let most = Double(largest)
    guard most > 1 else { return [1] }
    var sizes = [1.0]
    while let last = sizes.last, last * 1.1 < most { sizes.append(last * 1.1) }
    return sizes + [most]
  }
}

extension BatchStudy: ChartedStudy {
  package static func chart(of result: BatchResult, _ view: BatchView, with catalog: Catalog) -> any Chart {
    var chart = BatchChart(result)
    chart.axes = view.axes
    return chart
  }
}
