import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The minibatch loss against a growing learning rate, and the rates that rules read from it.
package struct RangeTestChart: Chart {
  /// The result of the test.
  package var result: RangeTestResult
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: RangeTestResult) { self.result = result }

  package var draft: ChartDraft {
    let words = RangeTestWords(result)
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line chart of the \(quantity) of a batch against its learning rate.", outcome: words.outcome,
      panels: [panel], key: key, notedPanels: [])
  }

  package var narrowRatio: Double { 0.95 }

  private var quantity: String { result.plan.problem.subject.valueName }

  private var isSingle: Bool { result.tests.count == 1 }

  private var styles: [SeriesStyle] { theme.styles(for: result.tests.count) }

  private var isSmoothed: Bool { result.plan.smoothing > 0 }

  private var key: Key {
    let style = isSingle ? styles[0] : SeriesStyle(theme.secondaryText, width: theme.lineWidth)
    var entries: [KeyEntry] = []
    if isSmoothed {
      if showsBatches { entries.append(KeyEntry(batches, .line(style.faint))) }
      entries.append(KeyEntry("smoothed (EW mean \(NumberText(result.plan.smoothing)))", .line(style)))
    }
    if !isSingle { entries.append(KeyEntry(RangeTest.Rule.valley.rawValue, .glyph(.diamond, style.color))) }
    return Key(isSingle ? .top : .automatic, entries: entries)
  }

  private var batches: String { result.plan.problem.isSurface ? "f" : "minibatch" }

  private var panel: Panel {
    let axis = lossAxis
    var marks: [any Mark] = []
    for (test, style) in zip(result.tests, styles) {
      if showsBatches {
        marks.append(LineMark(x: test.rates, y: test.losses, style: style.faint, stretchesAxes: false))
      }
      marks.append(
        LineMark(x: test.rates, y: test.smoothed, style: style, label: isSingle ? nil : test.label.withMinus))
      marks += isSingle ? rules(of: test, on: axis) : valley(of: test, style)
    }
    return Panel(x: Axis("learning rate η", scale: .log10), y: axis, marks: marks)
  }

  private var showsBatches: Bool { isSmoothed && !look.hides(.raw) }

  /// The loss axis; it ends a little above the start, to leave out the explosion of the last losses.
  private var lossAxis: Axis {
    let smoothed = result.tests.flatMap { $0.smoothed.filter(\.isFinite) }
    let losses = showsBatches ? result.tests.flatMap { $0.losses.filter(\.isFinite) } : smoothed
    let start = result.tests.compactMap { $0.smoothed.first }.max() ?? 0
    guard look.hasLogY != true, let low = losses.min(), let least = smoothed.min(), let most = smoothed.max(),
      start.isFinite, least < most
    else { return Axis(quantity, scale: look.hasLogY == true ? .log10 : .linear) }
    let lid = min(most, start + max(start - least, 0.1 * (most - least)))
    return Axis(quantity, lower: low - 0.05 * (lid - low), upper: lid + 0.3 * (lid - low))
  }

  /// Returns vertical lines at the rules' rates, named near the top; rules with nearly equal rates share one.
  private func rules(of test: RangeTest, on axis: Axis) -> [any Mark] {
    var shared: [(names: [String], rate: Double)] = []
    for rule in RangeTest.Rule.allCases {
      guard let rate = test.rate(by: rule) else { continue }
      if let index = shared.firstIndex(where: { ($0.rate / rate - 1).magnitude < 0.02 }) {
        shared[index].names.append(rule.rawValue)
      } else {
        shared.append(([rule.rawValue], rate))
      }
    }
    return shared.sorted { $0.rate < $1.rate }.enumerated().flatMap { index, rule -> [any Mark] in
      let line = RuleMark(
        .vertical(x: rule.rate), style: SeriesStyle(theme.secondaryText, width: 1).dotted, stretchesAxes: false)
      guard let low = axis.lower, let high = axis.upper else { return [line] }
      // Lines may be close to each other, so each name has its own height.
      let words = "\(rule.names.joined(separator: ", ")) \(NumberText(rule.rate, .digits(2)))"
      return [
        line,
        TextMark(
          RichText(words), x: rule.rate, y: high - (0.05 + 0.085 * Double(index)) * (high - low),
          anchor: TextAnchor(.end, .middle), distance: 4, color: theme.secondaryText),
      ]
    }
  }

  /// Returns a diamond on the line at fastai's default suggestion.
  private func valley(of test: RangeTest, _ style: SeriesStyle) -> [any Mark] {
    guard let rate = test.rate(by: .valley), let index = test.rates.firstIndex(of: rate) else { return [] }
    return [
      StateMark(
        x: rate, y: test.smoothed[index], glyph: .diamond, color: style.color, label: "\(NumberText(rate, .digits(2)))")
    ]
  }
}

/// The title, settings and caption of a range test.
private struct RangeTestWords {
  private let result: RangeTestResult

  init(_ result: RangeTestResult) { self.result = result }

  private var problem: ProblemPlan { result.plan.problem }

  var title: String { "\(problem.heading(result.facts)): range test" }

  var subtitle: String {
    let plan = result.plan
    var parts = !problem.isSurface ? problem.modelParts : []
    if plan.optimizers.count == 1 { parts.append(plan.optimizers[0].figureName(.optimizer)) }
    if plan.batchSizes.count == 1, !problem.isSurface { parts.append(plan.batchSizes[0].words) }
    parts += problem.regularizationParts
    parts += plan.gradientMethod.differenceParts
    parts.append(
      "rate from \(NumberText(plan.lowest, .rate)) to \(NumberText(plan.highest, .rate)) in \(plan.count.grouped) steps"
    )
    return parts.joined(separator: ", ")
  }

  var caption: String {
    var sentences = [result.facts.sentence, "The rate grows by one factor with every \(batch)."]
    let stopped = result.tests.filter(\.hasExploded)
    if let test = stopped.first, let rate = test.rates.last, stopped.count == 1 {
      sentences.append("Stopped at \(NumberText(rate, .digits(2))), where \(measure) is above 4 times its lowest.")
    } else if !stopped.isEmpty {
      sentences.append("Stopped where \(measure) is above 4 times its lowest.")
    }
    let rules = RangeTest.Rule.allCases.filter { rule in result.tests.contains { $0.rate(by: rule) != nil } }
    let shown = result.tests.count == 1 ? rules : rules.filter { $0 == .valley }
    if !shown.isEmpty {
      sentences.append("By the rules of fastai: \(shown.map(\.meaning).joined(separator: "; ")).")
    }
    for test in result.tests {
      guard let end = test.openEnd else { continue }
      let name = result.tests.count > 1 ? "\(test.label): lowest" : "The loss is lowest"
      sentences.append("\(name) at the \(end.rawValue) rate, so that no rule can speak.")
    }
    return sentences.joined(separator: " ")
  }

  private var batch: String { problem.isSurface ? "step" : "batch" }

  private var measure: String { result.plan.smoothing > 0 ? "the smoothed loss" : "the loss" }

  var outcome: String {
    result.tests.map { test in
      let suggestions = RangeTest.Rule.allCases.compactMap { rule in
        test.rate(by: rule).map { "\(rule.rawValue) \(NumberText($0, .digits(2)))" }
      }
      let lowest = test.lowest.map {
        "lowest \(NumberText(test.smoothed[$0], .digits(4))) at rate \(NumberText(test.rates[$0], .digits(2)))"
      }
      let found = [lowest ?? "no finite loss"] + suggestions
      return "\(test.label): \(found.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}

extension RangeTest.Rule {
  /// The name and definition of the rule.
  fileprivate var meaning: String {
    switch self {
    case .valley: "valley, about the middle of the longest fall"
    case .slide: "slide, left of which slopes 15 steps apart differ by less than 0.005"
    case .tenthOfMinimum: "minimum/10, a tenth of the rate with the lowest loss"
    case .steep: "steep, where the loss falls most per decade"
    }
  }
}

extension RangeTestStudy: ChartedStudy {
  package static func chart(of result: RangeTestResult, _ view: RangeTestView, with catalog: Catalog) -> any Chart {
    RangeTestChart(result)
  }
}
