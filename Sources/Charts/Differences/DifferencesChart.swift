import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The error of difference formulas against their step: a V, whose tip is the best step.
package struct DifferencesChart: Chart {
  /// The errors.
  package var sweep: DifferenceSweep
  /// The subject of the check at the beginning of a title.
  package var subject: String
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a sweep over the gradient of `subject`.
  package init(_ sweep: DifferenceSweep, of subject: String) {
    self.sweep = sweep
    self.subject = subject
  }

  package var draft: ChartDraft {
    ChartDraft(
      title: "\(subject): error of numerical gradients", subtitle: "largest error over the entries checked",
      caption: caption,
      kind: "Line chart of the error of forward and central differences of \(subject) against the step h, both axes "
        + "logarithmic.",
      panels: [panel])
  }

  private var panel: Panel {
    let styles = theme.styles(for: 2, tellingApartBy: .glyph)
    var marks: [any Mark] = []
    for (errors, style, name) in [(sweep.forward, styles[0], "forward"), (sweep.central, styles[1], "central")] {
      marks.append(
        LineMark(x: sweep.steps, y: errors, style: SeriesStyle(style.color, width: style.width), label: name))
      marks.append(PointMark(x: sweep.steps, y: errors, color: style.color, glyph: style.glyph ?? .circle))
      if let best = DifferenceSweep.best(sweep.steps, errors), best.error > 0 {
        marks.append(
          TextMark(
            "best h \(NumberText(best.step, .digits(1)))", x: best.step, y: best.error,
            anchor: TextAnchor(.middle, .top),
            distance: 10, color: style.color))
      }
    }
    return Panel(x: Axis("step h", scale: .log10), y: Axis("error", scale: .log10), marks: marks)
  }

  private var caption: String {
    [("Forward differences", sweep.forward), ("central differences", sweep.central)].compactMap { name, errors in
      DifferenceSweep.best(sweep.steps, errors).map {
        "\(name) are best at h = \(NumberText($0.step, .digits(1))), error \(NumberText($0.error, .digits(2)))"
      }
    }.joined(separator: "; ") + "."
  }
}

extension CheckResult {
  /// The subject at the beginning of a title.
  fileprivate var heading: String {
    guard !isSurface else {
      return (objective.name == "function" ? facts.data : objective.figureName(.surface)).heading
    }
    let data = facts.files.isEmpty ? ComponentNames.name(ofData: facts.data) : facts.data
    return "\(objective.figureName(.loss)) on \(data)".heading
  }
}

extension DifferencesStudy: ChartedStudy {
  package static func chart(
    of result: DifferencesResult, _ view: DifferencesView, with catalog: Catalog
  ) -> any Chart {
    DifferencesChart(result.sweep, of: result.check.heading)
  }
}
