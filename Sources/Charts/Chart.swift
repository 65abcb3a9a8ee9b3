import Drawing
package import GradientKit
package import Plotting
package import Studies

/// A named composition of marks that answers a question about gradient descent.
package protocol Chart: Sendable {
  /// How the figure looks.
  var look: Look { get set }

  /// What the chart draws and says when the look leaves it the choice.
  var draft: ChartDraft { get }

  /// The height of a narrow figure as a share of its width, where the size leaves the height out.
  var narrowRatio: Double { get }
}

/// What a chart draws and says: its panels, and words that a look may replace.
package struct ChartDraft: Sendable {
  /// What was done.
  var title: String
  /// The settings.
  var subtitle: String
  /// How it was done and what is unusual about it.
  var caption: String
  /// The kind of chart and what it plots against what: the first sentence of the alternative text.
  var kind: String
  /// How each series ended, in sentences.
  var outcome = ""
  /// The panels, row by row.
  var panels: [Panel]
  /// How the panels stand to each other.
  var arrangement = Arrangement.sideBySide
  /// Whether all panels have one x axis.
  var sharesX = false
  /// Whether panels of one quantity have one y axis.
  var sharesY = false
  /// What the kinds of line mean, and where the names of the series stand.
  var key = Key()
  /// What of the data has no room, such as a panel, in words.
  var leftOut: [String] = []
  /// Whether the panels are those of `--panels`.
  var isDivided = false
  /// The panels whose values that cannot be shown are told in the caption; `nil` for all.
  var notedPanels: [Int]?
}

/// A chart as it is drawn, with what it shows in words.
package struct ChartPicture: Sendable {
  /// The figure, ready to draw.
  package var figure: Figure
  /// What the figure shows, in words: the alternative text for readers who cannot see it.
  package var alternativeText: String
  /// What was asked of its look and cannot be done, as sentences without their full stop.
  package var remarks: [String]
}

extension Chart {
  /// The figure and its words, made once for all that is drawn of it.
  package var picture: ChartPicture {
    let draft = draft
    var figure = Figure(
      title: look.title ?? draft.title, subtitle: look.subtitle ?? draft.subtitle, panels: draft.panels,
      arrangement: draft.arrangement, sharesX: draft.sharesX, sharesY: draft.sharesY, key: draft.key, theme: theme,
      size: size)
    let unknown = look.unknownLabels(in: figure)
    figure = look.applied(to: figure)
    var noted = figure
    if let panels = draft.notedPanels { noted.panels = panels.map { figure.panels[$0] } }
    figure.caption = look.caption ?? Self.joined([draft.caption] + noted.notes)
    let heading = [figure.title, figure.subtitle].filter { !$0.isEmpty }.joined(separator: "; ")
    return ChartPicture(
      figure: figure,
      alternativeText: Self.joined([draft.kind, heading.isEmpty ? "" : heading + ".", draft.outcome, draft.caption]),
      remarks: draft.leftOut.map { "left out for want of room: \($0); a larger --size has room for it" }
        + unknown.map { "--label: no series is called '\($0)'" } + undivided(draft)
        + outside(look.xLimits, "--x-limits", draft.panels.flatMap { $0.marks.map(\.xExtent) })
        + outside(look.yLimits, "--y-limits", draft.panels.flatMap { $0.marks.map(\.yExtent) }))
  }

  /// What is said where an axis is cut to a part in which nothing is.
  private func outside(_ limits: Look.AxisLimits, _ option: String, _ extents: [DataExtent]) -> [String] {
    let known = extents.filter { $0.lowest <= $0.highest }
    let isEmpty = known.allSatisfy {
      $0.highest < limits.lower ?? -.infinity || $0.lowest > limits.upper ?? .infinity
    }
    return isEmpty && !known.isEmpty ? ["nothing lies within \(option)"] : []
  }

  private func undivided(_ draft: ChartDraft) -> [String] {
    guard let option = look.panels, !draft.isDivided else { return [] }
    return ["--panels \(option): the series of this figure do not differ in that"]
  }

  private static func joined(_ sentences: [String]) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The figure, ready to draw.
  package var figure: Figure { picture.figure }

  /// What the figure shows, in words: the alternative text for readers who cannot see it.
  package var alternativeText: String { picture.alternativeText }

  /// Colours and sizes.
  var theme: Theme { look.theme }

  /// The figure's size in the units it is laid out in.
  var size: Size { look.layoutSize(ratio: isNarrow ? narrowRatio : nil) }

  /// The height of a narrow figure as a share of its width, where the size leaves the height out.
  package var narrowRatio: Double { 0.76 }

  /// Whether there is no room for two panels side by side.
  var isNarrow: Bool { look.size.width * Look.unitsInPoint < 420 }

  /// The kind of a y axis that is chosen by the values unless the look says.
  var automaticScale: ScaleKind { look.hasLogY.map { $0 ? .log10 : .linear } ?? .automatic }
}

/// A chart of something that happens step by step, so that it can be shown as it goes on.
package protocol AnimatedChart: Chart {
  /// The whole figure at a share of the way, from 0 at the start to 1 at the end.
  ///
  /// Axes, words and layout are those of the whole, so that nothing but the marks changes.
  func part(of whole: Figure, at share: Double) -> Figure
  /// How many different moments there are to show.
  var momentCount: Int { get }
}

extension AnimatedChart {
  /// The whole figure as far as a share of the way along its axes.
  package func part(of whole: Figure, at share: Double) -> Figure { whole.part(upToShare: share) }
}

/// A study whose result is drawn.
package protocol ChartedStudy: Study {
  /// The chart of a result.
  ///
  /// - Throws: What is wrong with a component that only the view names, such as a smoother.
  static func chart(of result: Result, _ view: View, with catalog: Catalog) throws -> any Chart
}
