import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// Runs at several rates: one panel for each with its path over the curve f(x), and one for the loss of all against the step.
package struct TrajectoriesChart: Chart {
  /// The most rates that have panels of their own.
  private static let mostPaths = 11

  /// The runs, a series for every rate.
  package var runs: CurveResult
  /// The objective along its one parameter; `nil` where it has several.
  package var profile: Curve?
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: TrajectoriesResult) {
    runs = result.runs
    profile = result.profile
  }

  package var draft: ChartDraft {
    let paths = hasPaths ? zip(runs.series, styles).compactMap(pathPanel) : []
    let words = CurveWords(runs)
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: (hasPaths ? "The path of each run over the curve of f, a panel a rate, and a" : "A")
        + " line chart of the loss against the step.",
      outcome: words.outcome, panels: paths + [lossPanel],
      arrangement: .grid(columns: columns(for: paths.count + 1)), notedPanels: [paths.count])
  }

  private var hasPaths: Bool { profile != nil && runs.series.count <= Self.mostPaths }

  private var isOnSurface: Bool { runs.plan.problem.isSurface }

  private var styles: [SeriesStyle] { theme.styles(forOrdered: runs.series.count, tellingApartBy: .glyph) }

  /// About as many columns as rows, in an upright figure fewer, and no more than fill the rows.
  private func columns(for count: Int) -> Int {
    let share = (Double(count) * size.width / size.height).squareRoot()
    let columns = max(1, min(count, Int(share.rounded())))
    let rows = (count + columns - 1) / columns
    return (count + rows - 1) / rows
  }

  private func pathPanel(_ series: Series, _ style: SeriesStyle) -> Panel? {
    guard let profile, let trace = series.traces.first else { return nil }
    let rows = trace.rows.compactMap { row in
      row.parameters?.first.flatMap { x in row.loss.map { (x: x, y: $0) } }
    }
    let (x, y) = (rows.map(\.x), rows.map(\.y))
    let low = profile.y.filter(\.isFinite).min() ?? 0
    let high = profile.y.filter(\.isFinite).max() ?? 1
    var marks: [any Mark] = [
      LineMark(x: profile.x, y: profile.y, style: SeriesStyle(theme.axis, width: 1.25)),
      LineMark(x: x, y: y, style: SeriesStyle(style.color, width: 1), stretchesAxes: false),
      PointMark(x: x, y: y, color: style.color, glyph: style.glyph ?? .circle, size: 5),
    ]
    // The start lies over the others, so that it is seen where a run comes back to it.
    if let first = rows.first {
      marks.append(PointMark(x: [first.x], y: [first.y], color: theme.text))
    }
    let margin = (high - low) * 0.06
    let end = trace.rows.last?.parameters?.first
    let place = end.map {
      ": \(isOnSurface ? "x" : "θ")\(Self.subscript(trace.rows.last?.step ?? 0)) = \(NumberText($0, .short(4)))"
    }
    return Panel(
      x: Axis(isOnSurface ? "x" : "θ", lower: profile.x.first, upper: profile.x.last),
      // The name of the axis stays where a title would have no room.
      y: Axis(
        "\(isOnSurface ? "f" : Phrases.loss), rate \(NumberText(series.rate, .rate))\(place ?? "")",
        lower: low - margin,
        upper: high + margin), marks: marks)
  }

  private static func `subscript`(_ number: Int) -> String {
    String(String(number).compactMap { $0.wholeNumberValue.map { Array("₀₁₂₃₄₅₆₇₈₉")[$0] } })
  }

  private var lossPanel: Panel {
    var marks: [any Mark] = []
    for (series, style) in zip(runs.series, styles) {
      guard let trace = series.traces.first else { continue }
      let curve = runs.curve(.batchLoss, of: trace, against: .step)
      marks.append(
        LineMark(
          x: curve.x, y: curve.y, style: style,
          label: hasPaths ? NumberText(series.rate, .rate).description : "rate \(NumberText(series.rate, .rate))"))
    }
    return Panel(
      x: Axis(Phrases.step),
      y: Axis((isOnSurface ? "f" : Phrases.loss) + (hasPaths ? ", all rates" : ""), scale: automaticScale), marks: marks
    )
  }
}

extension TrajectoriesStudy: ChartedStudy {
  package static func chart(
    of result: TrajectoriesResult, _ view: TrajectoriesView, with catalog: Catalog
  ) -> any Chart {
    TrajectoriesChart(result)
  }
}
