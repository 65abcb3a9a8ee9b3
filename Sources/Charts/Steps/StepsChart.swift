import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The loss after one step along −g against the size of the step, and the size of its change below; or whole runs.
package struct StepsChart: Chart {
  /// The result of the steps.
  package var result: StepsResult
  /// How the figure looks.
  package var look = Look()

  /// The chart of a result.
  package init(_ result: StepsResult) { self.result = result }

  package var draft: ChartDraft {
    let words = StepsWords(result)
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line chart of the \(quantity == "f" ? "value" : "loss") after one step against the size of the step"
        + (isSmall ? "." : ", with its change below."),
      outcome: words.outcome, panels: isSmall ? [lossPanel] : [lossPanel, changePanel], arrangement: .stacked,
      // Changes of zero and steps into infinity are told as states.
      key: key, leftOut: isSmall ? ["the panel of the change"] : [], notedPanels: [])
  }

  private var quantity: String { result.plan.problem.subject.valueName }

  package var narrowRatio: Double { 1.1 }

  /// Whether there is room for one panel only.
  private var isSmall: Bool { size.height < 280 }

  private var isSingle: Bool { result.sweeps.count == 1 }

  private var styles: [SeriesStyle] { theme.styles(for: result.sweeps.count, tellingApartBy: .glyph) }

  private var neutral: SeriesStyle { SeriesStyle(theme.secondaryText, width: 1.25) }

  private var key: Key {
    let color = isSingle ? styles.first?.color ?? theme.text : theme.secondaryText
    var entries = [
      KeyEntry("\(quantity) falls", .glyph(.circle, color)), KeyEntry("\(quantity) rises", .glyph(.triangleUp, color)),
    ]
    if !isSmall { entries.append(KeyEntry("step · ‖g‖²", .line(neutral.dashed))) }
    return Key(isSingle ? .hidden : .automatic, entries: entries)
  }

  // MARK: The loss

  private var lossPanel: Panel {
    var marks: [any Mark] = isSingle ? [regions(areLabelled: true)] : []
    for (sweep, style) in zip(result.sweeps, styles) {
      let original = isSingle ? neutral.dashed : SeriesStyle(style.color, width: 1.25).dashed
      marks.append(RuleMark(.horizontal(y: sweep.original), style: original))
      // The smallest steps leave the loss where it was, so that there is room below it.
      if isSingle, let first = sweep.sizes.first {
        marks.append(
          TextMark(
            "original \(quantity) \(NumberText(sweep.original, .digits(4)))", x: first, y: sweep.original,
            anchor: TextAnchor(.start, .top), distance: 6, color: theme.secondaryText))
      }
      marks += line(sweep, sweep.losses, style, label: isSingle ? nil : sweep.label)
      if let best = sweep.best {
        marks.append(
          StateMark(
            x: sweep.sizes[best], y: sweep.losses[best], glyph: .diamond, color: style.color,
            label:
              "\(isSingle ? "best: " : "")\(NumberText(sweep.losses[best], .digits(4))) at \(NumberText(sweep.sizes[best], .stepSize))"
          ))
      }
    }
    return Panel(x: Axis(isSmall ? "step size η" : "", scale: .log10), y: lossAxis, marks: marks)
  }

  /// The axis on which the fall can be seen: linear, and as far above the original loss as the best size leads below it.
  ///
  /// The rise beyond is thousands of times as large; the panel of the change has room for it.
  private var lossAxis: Axis {
    let label = "\(quantity) after the step"
    let values = result.sweeps.flatMap { [$0.original] + $0.losses }
    guard look.hasLogY != true, result.sweeps.contains(where: { $0.gain > 0 }),
      let low = values.filter(\.isFinite).min(), let lid = result.sweeps.map({ $0.original + $0.gain }).max()
    else { return axis(label, values, isLogarithmic: look.hasLogY) }
    let high = min(lid, values.filter(\.isFinite).max() ?? lid)
    return Axis(label, scale: .linear, lower: low - 0.06 * (high - low), upper: high + 0.2 * (high - low))
  }

  /// An axis long enough for every value, with a row free at the top for words about stretches of the x axis.
  ///
  /// It is logarithmic unless told otherwise, or some value is not positive. What is beyond 10¹⁰ times the original loss
  /// runs out of it, so that the rest can be seen.
  private func axis(_ label: String, _ values: [Double], isLogarithmic: Bool? = nil) -> Axis {
    let reach = 1e10 * (result.sweeps.map(\.original.magnitude).max().map { max($0, 1) } ?? 1)
    let finite = values.filter(\.isFinite)
    let shown = finite.map { min(max($0, -reach), reach) }
    guard let low = shown.min(), let high = shown.max(), low < high else { return Axis(label) }
    guard isLogarithmic ?? (low > 0), let least = shown.filter({ $0 > 0 }).min(), least < high else {
      return Axis(label, scale: .linear, lower: low - 0.06 * (high - low), upper: high + 0.2 * (high - low))
    }
    let range = LogarithmicRange(from: least, to: high)
    return Axis(label, scale: .log10, lower: range.value(at: -0.06), upper: range.value(at: 1.2))
  }

  // MARK: The change

  private var changePanel: Panel {
    var marks: [any Mark] = isSingle ? [regions(areLabelled: false)] : []
    let axis = axis("|change|", result.sweeps.flatMap { $0.changes.map(\.magnitude) }.filter { $0 > 0 })
    for (sweep, style) in zip(result.sweeps, styles) {
      let predicted = sweep.sizes.map { $0 * sweep.squaredNorm }.prefix { $0.isFinite }
      marks.append(
        LineMark(
          x: Array(sweep.sizes.prefix(predicted.count)), y: Array(predicted),
          style: (isSingle ? neutral : SeriesStyle(style.color, width: 1.25)).dashed, stretchesAxes: false))
      if isSingle { marks += suggestions(of: sweep, on: axis) }
      marks += line(sweep, sweep.changes.map(\.magnitude), style)
    }
    return Panel(x: Axis("step size η", scale: .log10), y: axis, marks: marks)
  }

  /// A thin line through values, and a glyph at each that says whether the loss fell or rose.
  private func line(_ sweep: StepSweep, _ values: [Double], _ style: SeriesStyle, label: String? = nil) -> [any Mark] {
    func marks(where isShown: (Double) -> Bool, glyph: Glyph) -> PointMark {
      let shown = values.indices.filter { isShown(sweep.changes[$0]) && values[$0].isFinite }
      return PointMark(
        x: shown.map { sweep.sizes[$0] }, y: shown.map { values[$0] }, color: style.color, glyph: glyph,
        size: sweep.sizes.count > 40 ? 4 : 6)
    }
    return [
      LineMark(
        x: sweep.sizes, y: values, style: SeriesStyle(style.color, width: style.width), label: label),
      marks(where: { $0 <= 0 }, glyph: .circle), marks(where: { !($0 <= 0) }, glyph: .triangleUp),
    ]
  }

  /// Upright lines at what the rules suggest, named near the foot, where large steps leave room; rules that say the same
  /// share one.
  private func suggestions(of sweep: StepSweep, on axis: Axis) -> [any Mark] {
    var shared: [(names: [String], size: Double)] = []
    for suggestion in sweep.suggestions {
      guard let size = suggestion.size else { continue }
      if let index = shared.firstIndex(where: { ($0.size / size - 1).magnitude < 0.02 }) {
        shared[index].names.append(suggestion.rule.rawValue)
      } else {
        shared.append(([suggestion.rule.rawValue], size))
      }
    }
    return shared.sorted { $0.size < $1.size }.enumerated().flatMap { index, suggestion -> [any Mark] in
      let rule = RuleMark(
        .vertical(x: suggestion.size), style: SeriesStyle(theme.secondaryText, width: 1).dotted, stretchesAxes: false)
      guard let low = axis.lower, let high = axis.upper, low > 0 else { return [rule] }
      // Lines may be close to each other; every name has a height of its own.
      let height = LogarithmicRange(from: low, to: high).value(at: 0.08 + 0.15 * Double(index % 4))
      return [
        rule,
        TextMark(
          RichText(suggestion.names.joined(separator: ", ")), x: suggestion.size, y: height, distance: 4,
          color: theme.secondaryText),
      ]
    }
  }

  /// The stretches of the axis in which steps do the same, divided halfway between the sizes tried.
  private func regions(areLabelled: Bool) -> RegionMark {
    guard let sweep = result.sweeps.first else { return RegionMark([]) }
    var regions: [RegionMark.Region] = []
    var last: StepState?
    for (index, state) in sweep.states.enumerated() where state != last {
      let border = index > 0 ? (sweep.sizes[index - 1] * sweep.sizes[index]).squareRoot() : nil
      if !regions.isEmpty { regions[regions.count - 1].upper = border }
      regions.append(
        RegionMark.Region(from: border, areLabelled ? state.description : "", color: color(of: state)))
      last = state
    }
    return RegionMark(regions)
  }

  private func color(of state: StepState) -> Color {
    switch state {
    case .noProgress: theme.secondaryText
    case .decrease: Palette.okabeIto.colors[2]
    case .increase: Palette.okabeIto.colors[5]
    case .overflow: Palette.okabeIto.colors[3]
    }
  }
}

extension StepsStudy: ChartedStudy {
  package static func chart(of result: StepsResult, _ view: StepsView, with catalog: Catalog) -> any Chart {
    StepsChart(result)
  }
}
