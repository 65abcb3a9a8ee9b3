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
      panels += [profilePanel(profile)] + grids.map { gridPanel($0.strategy, $0.style, on: profile) }
    }
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Step lines of the lowest \(quantity) so far against evaluations"
        + (panels.count > 2 ? ", and the points that grids tried on the curve." : "."),
      outcome: words.outcome, panels: panels,
      arrangement: panels.count > 2
        ? .grid(columns: panels.count > 4 ? 3 : 2) : size.height > size.width ? .stacked : .sideBySide,
      key: key, leftOut: leftOut)
  }

  /// The grid searches whose points have a panel each: four at most, in a small figure none.
  private var grids: [(strategy: SearchStrategy, style: SeriesStyle)] {
    guard !isSmall, result.profile != nil else { return [] }
    return Array(zip(result.strategies, styles).filter { $0.0.isGrid && $0.0.runs.first?.places != nil }.prefix(4))
      .map { ($0.0, $0.1) }
  }

  private var isSmall: Bool { size.width < 420 || size.height < 330 }

  private var leftOut: [String] {
    isSmall && result.profile != nil && result.strategies.contains(where: \.isGrid)
      ? ["the points that grids tried"] : []
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
    for strategy in result.contradicted {
      guard let style = zip(result.strategies, styles).first(where: { $0.0.label == strategy.label })?.1,
        let first = SearchSpread(strategy.runs.map(\.descent)).median.first
      else { continue }
      marks.append(
        TextMark(
          "\(strategy.label) begins at \(NumberText(first, .digits(2)))", x: 1, y: first, distance: 8,
          color: style.color))
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
      let spread = SearchSpread(strategy.runs.map(\.accuracies))
      let end = spread.median.last
      marks += steps(
        strategy.runs.map(\.accuracies), style,
        label: strategy.label + (end.map { " \(NumberText($0, .percent))" } ?? ""))
      // Accuracies fall too: the value of the label has a glyph of its own.
      if let x = spread.x.last, let end, let glyph = style.glyph {
        marks.append(PointMark(x: [x], y: [end], color: style.color, glyph: glyph))
      }
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

  private func curve(_ profile: Curve) -> LineMark {
    LineMark(x: profile.x, y: profile.y, style: SeriesStyle(theme.secondaryText, width: 1.25))
  }

  /// What the parameter is called, as in a landscape.
  private var parameter: String { result.plan.problem.isSurface ? "x" : "w" }

  /// The objective along its parameter, with the best point of each strategy on it; those that share a place share a mark,
  /// whose words say whose it is.
  private func profilePanel(_ profile: Curve) -> Panel {
    let xReach = 0.015 * ((profile.x.max() ?? 1) - (profile.x.min() ?? 0))
    let finite = profile.y.filter(\.isFinite)
    let yReach = 0.03 * ((finite.max() ?? 1) - (finite.min() ?? 0))
    var places: [(x: Double, y: Double, found: [(label: String, style: SeriesStyle)])] = []
    for (strategy, style) in zip(result.strategies, styles) {
      for run in strategy.runs {
        guard let x = run.point?.first, let y = run.bestLoss else { continue }
        if let index = places.firstIndex(where: { ($0.x - x).magnitude < xReach && ($0.y - y).magnitude < yReach }) {
          if !places[index].found.contains(where: { $0.label == strategy.label }) {
            places[index].found.append((strategy.label, style))
          }
        } else {
          places.append((x, y, [(strategy.label, style)]))
        }
      }
    }
    var marks: [any Mark] = [curve(profile)]
    for place in places {
      let isShared = place.found.count > 1
      let style = isShared ? SeriesStyle(theme.text) : place.found[0].style
      marks.append(
        PointMark(
          x: [place.x], y: [place.y], color: style.color, glyph: isShared ? .circle : style.glyph ?? .circle, size: 9))
      guard isShared else { continue }
      marks.append(TextMark(RichText(names(place.found.map(\.label))), x: place.x, y: place.y, distance: 9))
    }
    return Panel(x: Axis(parameter), y: Axis("\(quantity), best points"), marks: marks)
  }

  private func names(_ labels: [String]) -> String {
    labels.count == result.strategies.count
      ? "all \(labels.count)"
      : labels.count > 2 || labels.joined().count > 20
        ? "\(labels.count) of \(result.strategies.count)" : labels.joined(separator: ", ")
  }

  /// The points that a grid search tried, level by level: later ones smaller, and lighter or darker.
  private func gridPanel(_ strategy: SearchStrategy, _ style: SeriesStyle, on profile: Curve) -> Panel {
    let levels = strategy.runs.first?.triedByLevel ?? []
    let shades = ColorScale(fitting: levels.indices.map { Double($0 + 1) }, kind: .linear, map: theme.lineMap)
    var marks: [any Mark] = [curve(profile)]
    for (index, level) in levels.enumerated() {
      let share = levels.count > 1 ? Double(index) / Double(levels.count - 1) : 0
      marks.append(
        PointMark(
          x: level.x, y: level.y,
          color: levels.count > 1 ? shades.color(for: Double(index + 1)) ?? style.color : style.color,
          glyph: .circle, size: 8 - 4 * share))
    }
    return Panel(
      x: Axis(parameter), y: Axis("\(quantity), points of \(strategy.label)"), marks: marks,
      colorBar: levels.count > 1 ? ColorBar(shades, title: "level", format: .whole) : nil)
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
