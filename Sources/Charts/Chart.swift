import Drawing
package import GradientKit
package import Plotting
package import Studies

/// A named composition of marks that answers a question about gradient descent.
package protocol Chart: Sendable {
  /// The look of the figure.
  var look: Look { get set }

  /// The panels and texts that the chart proposes; the look may replace texts.
  var draft: ChartDraft { get }

  /// The height of a narrow figure as a share of its width, where the size leaves the height out.
  var narrowRatio: Double { get }
}

/// The panels and texts of a chart before a look is applied.
package struct ChartDraft: Sendable {
  /// The title: the subject, and what is compared.
  var title: String
  /// The subtitle: the settings.
  var subtitle: String
  /// The caption: how it was done, and what is unusual.
  var caption: String
  /// The kind of chart and what it plots against what: the first sentence of the alternative text.
  var kind: String
  /// How each series ended, in sentences.
  var outcome = ""
  /// The panels, row by row.
  var panels: [Panel]
  /// The arrangement of the panels.
  var arrangement = Arrangement.sideBySide
  /// Whether all panels have one x axis.
  var sharesX = false
  /// Whether panels of one quantity have one y axis.
  var sharesY = false
  /// The key of the kinds of lines, and the placement of the series' names.
  var key = Key()
  /// The parts of the data that lack space, such as a panel, in words.
  var leftOut: [String] = []
  /// Whether the panels are those of `--panels`.
  var isDivided = false
  /// The names of series in the figure by those that tables have; `--label` takes both.
  var typedNames: [String: String] = [:]
  /// The panels whose undrawable values the caption reports; `nil` for all.
  var notedPanels: [Int]?
}

/// A chart ready to draw, with its alternative text.
package struct ChartPicture: Sendable {
  /// The figure, ready to draw.
  package var figure: Figure
  /// Alternative text: what the figure shows, for readers who cannot see it.
  package var alternativeText: String
  /// The options of the look that have no effect, as sentences without a full stop.
  package var remarks: [String]
}

extension Chart {
  /// The figure with its alternative text and remarks.
  package var picture: ChartPicture {
    let draft = draft
    var look = look
    for (typed, name) in draft.typedNames where typed != name {
      if let label = look.labels.removeValue(forKey: typed) { look.labels[name] = label }
    }
    var figure = Figure(
      title: look.title ?? draft.title, subtitle: look.subtitle ?? draft.subtitle, panels: draft.panels,
      arrangement: draft.arrangement, sharesX: draft.sharesX, sharesY: draft.sharesY, key: draft.key, theme: theme,
      size: size)
    let unknown = look.unknownLabels(in: figure)
    figure = look.applied(to: figure)
    var noted = figure
    if let panels = draft.notedPanels { noted.panels = panels.map { figure.panels[$0] } }
    let caption = Self.joined([draft.caption] + noted.notes)
    figure.caption = look.caption ?? caption
    let heading = [figure.title, figure.subtitle].filter { !$0.isEmpty }.joined(separator: "; ")
    return ChartPicture(
      figure: figure,
      alternativeText: Self.joined([draft.kind, heading.isEmpty ? "" : heading + ".", draft.outcome, caption]),
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

  /// Alternative text: what the figure shows, for readers who cannot see it.
  package var alternativeText: String { picture.alternativeText }

  /// Colours and sizes.
  var theme: Theme { look.theme }

  /// The figure's size in the units it is laid out in.
  var size: Size { look.layoutSize(ratio: isNarrow ? narrowRatio : nil) }

  /// The height of a narrow figure as a share of its width, where the size leaves the height out.
  package var narrowRatio: Double { 0.76 }

  /// Whether there is no room for two panels side by side.
  var isNarrow: Bool { look.size.width * Look.unitsInPoint < 420 }

  /// The kind of a y axis: that of the look, or by default chosen by the values.
  var automaticScale: ScaleKind { look.hasLogY.map { $0 ? .log10 : .linear } ?? .automatic }
}

/// A chart of a process that can be animated.
package protocol AnimatedChart: Chart {
  /// Returns the figure at a share of the process, from 0 at the start to 1 at the end.
  ///
  /// Axes, texts and layout are those of the whole; only the marks differ.
  func part(of whole: Figure, at share: Double) -> Figure
  /// The number of different frames.
  var momentCount: Int { get }
}

extension AnimatedChart {
  /// Returns the figure with its marks up to a share of the way along the x axes.
  package func part(of whole: Figure, at share: Double) -> Figure { whole.part(upToShare: share) }
}

/// A study with a chart of its result.
package protocol ChartedStudy: Study {
  /// Creates the chart of a result.
  ///
  /// - Throws: What is wrong with a component that only the view names, such as a smoother.
  static func chart(of result: Result, _ view: View, with catalog: Catalog) throws -> any Chart
}
