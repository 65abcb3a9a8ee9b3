import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The final value of runs against their learning rate: one line for each optimizer, with its best rate marked.
package struct RatesChart: Chart {
  /// The runs.
  package var result: RatesResult
  /// The panels; empty for the loss.
  package var quantities: [RatesView.Quantity] = []
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: RatesResult) { self.result = result }

  package var draft: ChartDraft {
    let words = CurveWords(result.curves)
    let names = shownQuantities.map(name)
    return ChartDraft(
      title: "\(words.heading): \(names.joined(separator: " and ")) against learning rate",
      subtitle: words.subtitle, caption: caption,
      kind: "Line chart of \(names.listed) against learning rate.", outcome: outcome,
      panels: shownQuantities.map(panel),
      arrangement: size.height > size.width ? .stacked : .sideBySide, key: key,
      typedNames: Dictionary(result.lines.map { ($0.label, name(of: $0)) }) { first, _ in first })
  }

  private var shownQuantities: [RatesView.Quantity] { quantities.isEmpty ? [.loss] : quantities }

  private var isSurface: Bool { result.plan.curves.problem.isSurface }

  private func name(_ quantity: RatesView.Quantity) -> String {
    switch quantity {
    case .loss: isSurface ? "final f" : "final training loss"
    case .validationLoss: "final validation loss"
    case .accuracy: "final training accuracy"
    case .validationAccuracy: "final validation accuracy"
    }
  }

  /// The name of a line: what sets it apart from the others.
  private func name(of line: RatesResult.Line) -> String {
    line.series.first?.figureName(naming: lineOptions) ?? line.label.withMinus
  }

  private var lineOptions: [SeriesOption] {
    SeriesOption.varied(among: result.curves.series, in: result.plan.curves.training).filter { $0 != .rate }
  }

  private var seedCount: Int { result.plan.curves.training.seedCount }

  private var styles: [SeriesStyle] { theme.styles(for: result.lines.count, tellingApartBy: .glyph) }

  private var key: Key {
    let ink = theme.secondaryText
    var near = SeriesStyle(ink, width: theme.lineWidth * 3)
    near.opacity = 0.35
    var entries = [
      KeyEntry(Phrases.best, .glyph(.ring, ink)), KeyEntry(Phrases.nearBest, .line(near)),
    ]
    if result.curves.series.contains(where: { $0.traces.contains(where: \.verdict.isDiverged) }) {
      entries.append(KeyEntry(Phrases.divergesFromHere, .glyph(.cross, ink)))
    }
    if seedCount > 1 {
      let band = KeyEntry.Sample.lineInBand(SeriesStyle(ink, width: theme.lineWidth), ink.withOpacity(0.18))
      entries.append(KeyEntry(Phrases.mean(ofSeeds: seedCount, hasBand: !look.hides(.bands)), band))
    }
    return Key(.top, entries: entries)
  }

  private func panel(_ quantity: RatesView.Quantity) -> Panel {
    let marks = zip(result.lines, styles).flatMap { self.marks($0, quantity, $1) }
    // Crosses do not stretch the axis, and beyond its end they would be drawn at it.
    let rates = marks.compactMap { ($0 as? StateMark)?.x } + marks.map(\.xExtent.highest).filter(\.isFinite)
    return Panel(
      x: Axis(Phrases.learningRate, scale: .log10, upper: rates.max()),
      y: Axis(
        name(quantity), scale: quantity.isShare ? .linear : automaticScale,
        format: quantity.isShare ? .percent : .number), marks: marks)
  }

  private func marks(_ line: RatesResult.Line, _ quantity: RatesView.Quantity, _ style: SeriesStyle) -> [any Mark] {
    let ends = result.ends(of: line, quantity)
    let shown = ends.filter { $0.mean != nil }
    let (x, y) = (shown.map(\.rate), shown.map { $0.mean ?? .nan })
    var marks: [any Mark] = []
    if seedCount > 1 {
      marks.append(
        BandMark(
          x: x, low: zip(y, shown).map { $0 - $1.deviation }, high: zip(y, shown).map { $0 + $1.deviation },
          color: style.color))
    }
    let best = result.best(of: ends, quantity)
    if let best, best.near.count > 1 {
      var near = style.plain
      (near.width, near.opacity) = (theme.lineWidth * 3, 0.35)
      let part = ends[best.near]
      marks.append(LineMark(x: part.map(\.rate), y: part.map { $0.mean ?? .nan }, style: near))
    }
    let label = result.lines.count > 1 ? name(of: line) : nil
    marks.append(LineMark(x: x, y: y, style: style.plain, label: label, keyGlyph: style.glyph))
    marks.append(PointMark(x: x, y: y, color: style.color, glyph: style.glyph ?? .circle, size: 5))
    if let best, let value = ends[best.index].mean {
      let text = NumberText(value, quantity.isShare ? .percent : .digits(3))
      marks.append(
        StateMark(
          x: ends[best.index].rate, y: value, glyph: .ring, color: style.color,
          label: "\(text) at \(NumberText(ends[best.index].rate, .rate))"))
    }
    // A line that ends because larger rates diverge says so.
    if let last = shown.last, let next = ends.first(where: { $0.rate > last.rate }), next.divergedCount > 0 {
      marks.append(
        StateMark(
          x: next.rate, y: .infinity, color: style.color,
          trail: ([last.rate, next.rate], [last.mean ?? .nan, .infinity])))
    }
    return marks
  }

  private var caption: String {
    var sentences = [result.plan.curves.problem.sentence(result.curves.facts)]
    let runs = result.curves.series.flatMap(\.traces)
    let diverged = runs.count(where: \.verdict.isDiverged)
    if diverged > 0 { sentences.append("\(diverged.grouped) of \(runs.count.grouped) runs diverged.") }
    if let quantity = shownQuantities.first {
      for line in result.lines {
        let ends = result.ends(of: line, quantity)
        guard let best = result.best(of: ends, quantity), [0, ends.count - 1].contains(best.index) else { continue }
        let (end, beyond) = best.index == 0 ? ("lowest", "lower") : ("highest", "higher")
        sentences.append("\(name(of: line).capitalizedFirst) is best at the \(end) rate; \(beyond) ones may be better.")
      }
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var outcome: String {
    guard let quantity = shownQuantities.first else { return "" }
    return result.lines.compactMap { line in
      let ends = result.ends(of: line, quantity)
      guard let best = result.best(of: ends, quantity), let value = ends[best.index].mean else {
        return "\(name(of: line)): every rate diverged."
      }
      let text = NumberText(value, quantity.isShare ? .percent : .digits(4))
      let rates =
        "\(NumberText(ends[best.near.lowerBound].rate, .rate)) to "
        + "\(NumberText(ends[best.near.upperBound].rate, .rate))"
      return "\(name(of: line)): best \(text) at rate \(NumberText(ends[best.index].rate, .rate))"
        + (best.near.count > 1 ? ", within 10\u{A0}% from \(rates)." : ".")
    }.joined(separator: " ")
  }
}

extension RatesStudy: ChartedStudy {
  package static func chart(of result: RatesResult, _ view: RatesView, with catalog: Catalog) -> any Chart {
    var chart = RatesChart(result)
    chart.quantities = view.quantities
    return chart
  }
}
