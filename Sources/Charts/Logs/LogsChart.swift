import Drawing
package import GradientKit
package import Plotting
package import RunLogs
import Studies
import Wording

/// The logs of any program's runs, one panel for each quantity.
package struct LogsChart: Chart {
  /// The most quantities that have a panel.
  package static let panelLimit = 6

  /// The lines.
  package let result: LogsResult
  /// The look of the figure.
  package var look = Look()
  /// The findings to mark.
  package var findings: [RunFinding] = []

  private let contents: LogsContents

  /// Creates the chart of a result.
  package init(_ result: LogsResult) {
    self.result = result
    contents = LogsContents(result, panelLimit: Self.panelLimit)
  }

  package var draft: ChartDraft {
    let words = words
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line chart against \(words.xName).", outcome: words.outcome, panels: shownQuantities.map(panel),
      arrangement: arrangement, key: key, typedNames: contents.typedNames)
  }

  package var narrowRatio: Double { shownQuantities.count > 2 ? 1 : 0.76 }

  private var words: LogsWords {
    LogsWords(
      result, hasBands: !look.hides(.bands), shown: shownSeries, quantities: shownQuantities,
      quantityCount: contents.quantities.count)
  }

  private var shownQuantities: [String] { contents.shownQuantities }

  private var shownSeries: [LogSeries] { contents.shownSeries }

  private var runs: [String] { contents.runs }

  private var isNamedByAxes: Bool { contents.isNamedByAxes }

  private var styles: [SeriesStyle] {
    theme.styles(for: isNamedByAxes ? 1 : contents.colored.count, tellingApartBy: .glyph)
  }

  private func style(of series: LogSeries, among styles: [SeriesStyle]) -> SeriesStyle {
    guard !isNamedByAxes else { return styles[0] }
    let style = styles[contents.color(of: series)]
    guard runs.count > 1 else { return style }
    let columns = contents.columns(of: series.run, series.quantity)
    return Self.variants(of: style)[(columns.firstIndex(of: series.column) ?? 0) % 3]
  }

  /// Lines of one colour that can be told apart.
  private static func variants(of style: SeriesStyle) -> [SeriesStyle] { [style, style.dashed, style.dotted] }

  /// Side by side, below each other in an upright figure, and in two columns when there are many.
  private var arrangement: Arrangement {
    if shownQuantities.count > 2 { return .grid(columns: shownQuantities.count > 4 ? 3 : 2) }
    return size.height > size.width ? .stacked : .sideBySide
  }

  /// The meanings of solid and dashed lines of one colour; empty where no run has more than one column in a panel.
  private var kinds: [String] {
    var all: [[String]] = []
    for lines in contents.linesOfRuns where lines.count > 1 {
      let parts = lines.map(\.part)
      let isTold = !parts.contains("") && Set(parts).count == parts.count
      all.append(isTold ? parts.map(LogsContents.named) : lines.map(\.column))
    }
    guard let first = all.first else { return [] }
    return all.allSatisfy { $0 == first } ? first : ["first column of a run", "second"]
  }

  /// The key of the kinds of lines; names and colours of series stand at the line ends.
  private var key: Key {
    let neutral = SeriesStyle(theme.secondaryText, width: theme.lineWidth)
    var entries: [KeyEntry] = []
    if shownSeries.contains(where: { $0.group != nil }) {
      entries.append(
        KeyEntry(
          Phrases.mean(hasBand: !look.hides(.bands)), .lineInBand(neutral, theme.secondaryText.withOpacity(0.18))))
    }
    if runs.count > 1 {
      entries += zip(kinds, Self.variants(of: neutral)).map { KeyEntry($0, .line($1)) }
    }
    if shownSeries.contains(where: { result.isSmoothed($0) && $0.group == nil }) {
      let style = (isNamedByAxes ? styles[0] : neutral).plain
      if !look.hides(.raw) { entries.append(KeyEntry(Phrases.raw, .line(style.faint))) }
      entries.append(KeyEntry(Phrases.smoothed(result.smoothingCaption), .line(style)))
    }
    return Key(entries.isEmpty || shownQuantities.count == 1 ? .automatic : .top, entries: entries)
  }

  private func panel(_ quantity: String) -> Panel {
    let columns = contents.columns(of: quantity)
    let styles = styles
    var marks: [any Mark] = []
    for series in shownSeries where series.quantity == quantity {
      let style = style(of: series, among: styles)
      // The first column of a run carries its name.
      let isNamed =
        !isNamedByAxes && (runs.count == 1 || series.column == contents.columns(of: series.run, quantity).first)
      let name = runs.count > 1 ? contents.shortNames[series.run] : contents.name(of: series).shortened(to: 26)
      let label = isNamed ? name ?? series.run : nil
      marks += series.group == nil ? lines(series, style, label) : means(series, style, label)
      marks += evidence(in: series, style)
    }
    return Panel(
      x: Axis(
        words.xName, scale: contents.isOfDates ? .dates : look.isLogX ? .log10 : .linear,
        format: contents.hasWholeX && !contents.isOfDates ? .whole : .number),
      y: Axis(
        columns.count == 1 ? columns[0] : quantity, scale: automaticScale,
        format: contents.isShare(quantity) ? .percent : .number),
      marks: marks)
  }

  private func lines(_ series: LogSeries, _ style: SeriesStyle, _ label: String?) -> [any Mark] {
    let x = contents.x(of: series)
    var marks: [any Mark] = []
    if !series.low.isEmpty {
      marks.append(BandMark(x: x, low: series.low, high: series.high, color: style.color))
    }
    // Glyphs are values of the log: a smoothed line has none.
    let isSmoothed = result.isSmoothed(series)
    if isSmoothed && !look.hides(.raw) { marks.append(LineMark(x: x, y: series.y, style: style.faint)) }
    marks.append(
      LineMark(
        x: x, y: result.smoothed(series), style: isSmoothed ? style.plain : style, label: label,
        keyGlyph: isSmoothed ? style.glyph : nil))
    return marks
  }

  /// A mark for each finding in a run.
  private func evidence(in series: LogSeries, _ style: SeriesStyle) -> [any Mark] {
    let scale = contents.timeUnit?.seconds ?? 1
    return findings.filter { $0.run == series.run && $0.column == series.column }.map { finding in
      let glyph: Glyph =
        switch finding.kind {
        case .diverged, .notFinite: .cross
        case .spike, .rateJump: .triangleUp
        default: .diamond
        }
      return StateMark(
        x: finding.x / scale, y: finding.y, glyph: glyph, color: style.color, label: finding.kind.rawValue)
    }
  }

  /// The mean and its band as far as all runs go, and a mark where the first of them ends.
  private func means(_ series: LogSeries, _ style: SeriesStyle, _ label: String?) -> [any Mark] {
    guard let group = series.group, !group.complete.isEmpty else { return [] }
    let x = Array(contents.x(of: series)[group.complete])
    let mean = Array(result.smoothed(series)[group.complete])
    let deviation = result.smoothedDeviation(series)[group.complete]
    var marks: [any Mark] = [
      BandMark(
        x: x, low: zip(mean, deviation).map { $0 - $1 }, high: zip(mean, deviation).map { $0 + $1 },
        color: style.color),
      LineMark(x: x, y: mean, style: style, label: label),
    ]
    if group.complete.upperBound < series.x.count, let end = x.last, let height = mean.last {
      let beyond = group.counts[group.complete.upperBound]
      marks.append(
        StateMark(
          x: end, y: height, glyph: .diamond, color: style.color,
          label: "n = \(group.runs.count) to here, then \(beyond)"))
    }
    return marks
  }
}

extension LogsStudy: ChartedStudy {
  package static func chart(of result: LogsResult, _ view: LogsView, with catalog: Catalog) throws -> any Chart {
    LogsChart(try result.smoothed(view, with: catalog))
  }
}
