import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The loss along runs, and below it, on the same x axis, the largest eigenvalue of the Hessian beside its stability limit.
package struct SharpnessChart: Chart {
  /// The runs and what was measured.
  package var result: SharpnessResult
  /// The look of the figure.
  package var look = Look()

  /// A limit so many times as high as the highest eigenvalue is left out of the axis.
  private static let farLimit = 1.6

  /// Creates the chart of a result.
  package init(_ result: SharpnessResult) { self.result = result }

  package var draft: ChartDraft {
    let words = SharpnessWords(result, hasBands: !look.hides(.bands))
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line charts of \(words.loss) and of the largest eigenvalue of its Hessian against the step.",
      outcome: words.outcome, panels: [lossPanel(words.loss), sharpnessPanel], arrangement: .stacked,
      key: key(words.limit), typedNames: names.byTypedName)
  }

  package var narrowRatio: Double { 1.1 }

  private var styles: [SeriesStyle] {
    let rates = result.plan.runs.training.rates
    let isOrdered = rates.count == result.runs.series.count && zip(rates, rates.dropFirst()).allSatisfy(<)
    return isOrdered
      ? theme.styles(forOrdered: rates.count, tellingApartBy: .glyph)
      : theme.styles(for: result.runs.series.count, tellingApartBy: .glyph)
  }

  private var names: SeriesNames { SeriesNames(result.runs) }

  private var seedCount: Int { result.plan.runs.training.seedCount }

  private func key(_ limit: String?) -> Key {
    let neutral = SeriesStyle(theme.secondaryText, width: theme.lineWidth)
    var entries: [KeyEntry] = []
    if seedCount > 1 {
      entries.append(
        KeyEntry(
          Phrases.mean(hasBand: !look.hides(.bands)), .lineInBand(neutral, theme.secondaryText.withOpacity(0.18))))
    }
    if let limit { entries.append(KeyEntry(limit, .line(neutral.dashed))) }
    return Key(.automatic, entries: entries)
  }

  private func lossPanel(_ label: String) -> Panel {
    var marks: [any Mark] = []
    for (index, style) in styles.enumerated() {
      marks += lines(index, style.plain) { $0.loss }
      marks += crosses(index, style)
    }
    return Panel(x: xAxis, y: Axis(label, scale: automaticScale), marks: marks)
  }

  private var sharpnessPanel: Panel {
    var marks: [any Mark] = []
    let highest = result.measurements.joined().joined().map(\.sharpness).max() ?? 0
    for (index, style) in styles.enumerated() {
      if let run = result.measurements[index].first {
        let known = run.compactMap { one in one.limit.map { (step: Double(one.step), limit: $0) } }
        let isFar = known.contains { $0.limit > Self.farLimit * highest }
        marks.append(
          LineMark(x: known.map(\.step), y: known.map(\.limit), style: style.dashed, stretchesAxes: !isFar))
      }
    }
    let names = names
    for (index, style) in styles.enumerated() {
      marks += lines(
        index, style, label: styles.count > 1 ? names[index] : nil
      ) { $0.sharpness }
    }
    return Panel(
      x: xAxis, y: Axis(Phrases.largestEigenvalue, scale: look.hasLogY == true ? .log10 : .linear, upper: highestShown),
      marks: marks)
  }

  private var xAxis: Axis { Axis(Phrases.step, scale: look.isLogX ? .log10 : .linear) }

  /// The top of the axis of eigenvalues where few of them are far above all others; `nil` for the axis' own.
  private var highestShown: Double? {
    let all = result.measurements.joined().joined().map(\.sharpness).sorted()
    guard let highest = all.last, look.hasLogY != true else { return nil }
    let typical = all[all.count - 1 - all.count / 50]
    return highest > 3 * typical && typical > 0 ? 1.5 * typical : nil
  }

  private func lines(
    _ series: Int, _ style: SeriesStyle, label: String? = nil, _ value: (SharpnessResult.Measurement) -> Double
  ) -> [any Mark] {
    let runs = zip(result.measurements[series], result.runs.series[series].traces)
    let finished = runs.filter { !$0.1.verdict.isDiverged }.map(\.0)
    guard seedCount > 1, !finished.isEmpty else {
      return runs.enumerated().map { index, run in
        let curve = Curve(x: run.0.map { Double($0.step) }, y: run.0.map(value))
        return LineMark(x: curve.x, y: curve.y, style: style, label: index == 0 ? label : nil)
      }
    }
    let band = SeedBand(finished.map { run in Curve(x: run.map { Double($0.step) }, y: run.map(value)) })
    return [
      BandMark(x: band.x, low: band.low, high: band.high, color: style.color),
      LineMark(x: band.x, y: band.mean, style: style, label: label),
    ]
  }

  /// Where runs of a series diverged.
  private func crosses(_ series: Int, _ style: SeriesStyle) -> [any Mark] {
    let traces = result.runs.series[series].traces
    let diverged = zip(result.measurements[series], traces).filter(\.1.verdict.isDiverged)
    return diverged.enumerated().compactMap { index, run in
      guard let last = run.0.last else { return nil }
      let words = traces.count > 1 ? Phrases.diverged(diverged.count, of: traces.count) : run.1.ending
      return StateMark(
        x: Double(last.step), y: last.loss, color: style.color, label: index == 0 ? words : nil)
    }
  }
}

extension SharpnessStudy: ChartedStudy {
  package static func chart(of result: SharpnessResult, _ view: SharpnessView, with catalog: Catalog) -> any Chart {
    SharpnessChart(result)
  }
}
