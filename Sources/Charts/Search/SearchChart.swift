import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// How low each search strategy gets with the same number of evaluations, and how well its best point does.
package struct SearchChart: Chart {
  /// What the strategies found.
  package var result: SearchResult
  /// How the figure looks.
  package var look = Look()

  /// The chart of a result.
  package init(_ result: SearchResult) { self.result = result }

  package var draft: ChartDraft {
    let words = SearchWords(result)
    var panels = [lossPanel]
    if hasAccuracy {
      panels.append(accuracyPanel)
    } else if let profile = result.profile {
      panels.append(profilePanel(profile))
    }
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Step lines of the lowest \(quantity) so far against evaluations.", outcome: words.outcome, panels: panels,
      arrangement: size.height > size.width ? .stacked : .sideBySide, key: key)
  }

  private var quantity: String { result.plan.problem.subject.valueName }

  private var styles: [SeriesStyle] { theme.styles(for: result.strategies.count, tellingApartBy: .glyph) }

  private var hasSeeds: Bool { result.plan.seedCount > 1 }

  private var hasAccuracy: Bool { !result.facts.classes.isEmpty }

  /// Names and final values stand at the ends of the accuracies, or on top when there are none.
  private var key: Key {
    let neutral = SeriesStyle(theme.secondaryText, width: theme.lineWidth)
    let entry = KeyEntry("median and range", .lineInBand(neutral, theme.secondaryText.withOpacity(0.18)))
    return Key(hasAccuracy ? .lineEnds : .top, entries: hasSeeds ? [entry] : [])
  }

  private var evaluations: Axis { Axis("evaluations", scale: look.isLogX ? .log10 : .linear) }

  private var lossPanel: Panel {
    var marks: [any Mark] = []
    for (strategy, style) in zip(result.strategies, styles) {
      marks += steps(strategy.runs.map(\.descent), style, label: hasAccuracy ? nil : strategy.label)
      marks += endings(of: strategy, style)
    }
    return Panel(x: evaluations, y: Axis("lowest \(quantity) so far", scale: automaticScale), marks: marks)
  }

  private var accuracyPanel: Panel {
    var marks: [any Mark] = []
    if let chance = result.chance {
      marks.append(
        RuleMark(
          .horizontal(y: chance), style: SeriesStyle(theme.secondaryText, width: 1.25, dash: [5, 3]),
          label: "chance \(NumberText(chance, .shortPercent))"))
    }
    for (strategy, style) in zip(result.strategies, styles) {
      let curves = strategy.runs.map(\.accuracies)
      let end = SearchSpread(curves).median.last
      marks += steps(curves, style, label: strategy.label + (end.map { " \(NumberText($0, .percent))" } ?? ""))
    }
    return Panel(
      x: evaluations,
      y: Axis(words(for: result.heldOut), lower: 0, format: .percent), marks: marks)
  }

  private func words(for heldOut: SearchResult.HeldOut?) -> String {
    switch heldOut {
    case .test: "test accuracy"
    case .validation: "validation accuracy"
    case nil: "training accuracy"
    }
  }

  /// The objective along its parameter, with the best point of each strategy on it.
  private func profilePanel(_ profile: Curve) -> Panel {
    var marks: [any Mark] = [
      LineMark(x: profile.x, y: profile.y, style: SeriesStyle(theme.secondaryText, width: 1.25))
    ]
    for (index, (strategy, style)) in zip(result.strategies, styles).enumerated() {
      let found = strategy.runs.compactMap { run in run.point?.first.flatMap { x in run.bestLoss.map { (x, $0) } } }
      // Several often end at the same place; those drawn first are larger, so that all are seen.
      marks.append(
        PointMark(
          x: found.map(\.0), y: found.map(\.1), color: style.color, glyph: style.glyph ?? .circle,
          size: 7 + 2.5 * Double(result.strategies.count - 1 - index)))
    }
    return Panel(x: Axis("parameter"), y: Axis(quantity), marks: marks)
  }

  /// The median of the runs as a line that never slants, over the range of the runs.
  private func steps(_ curves: [Curve], _ style: SeriesStyle, label: String?) -> [any Mark] {
    let spread = SearchSpread(curves)
    var marks: [any Mark] = []
    if hasSeeds {
      let low = held(Curve(x: spread.x, y: spread.low))
      let high = held(Curve(x: spread.x, y: spread.high))
      marks.append(BandMark(x: low.x, low: low.y, high: high.y, color: style.color))
    }
    marks.append(
      LineMark(x: spread.x, y: spread.median, style: style, label: label, interpolation: .steps))
    return marks
  }

  /// The curve with a point more before each change, where the old value still holds.
  private func held(_ curve: Curve) -> Curve {
    var held = Curve(x: [], y: [])
    for index in curve.x.indices {
      if index > 0 {
        held.x.append(curve.x[index])
        held.y.append(curve.y[index - 1])
      }
      held.x.append(curve.x[index])
      held.y.append(curve.y[index])
    }
    return held
  }

  /// A mark where a run ended in a way its line does not show by itself.
  private func endings(of strategy: SearchStrategy, _ style: SeriesStyle) -> [any Mark] {
    let diverged = strategy.runs.filter(\.verdict.isDiverged)
    return diverged.enumerated().compactMap { index, run in
      guard let y = run.bestLoss else { return nil }
      let words = hasSeeds ? "\(diverged.count) of \(strategy.runs.count) diverged" : "\(run.verdict)"
      return StateMark(
        x: Double(run.losses.count), y: y, color: style.color, label: index == 0 ? words : nil)
    }
  }
}

extension SearchStudy: ChartedStudy {
  package static func chart(of result: SearchResult, _ view: SearchView, with catalog: Catalog) -> any Chart {
    SearchChart(result)
  }
}
