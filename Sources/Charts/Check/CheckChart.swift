import Descent
package import Drawing
package import Plotting
package import Studies
import Wording

/// The error of difference formulas against their step: a V, whose tip is the best step.
package struct CheckChart: Chart {
  /// The errors.
  package var sweep: DifferenceSweep
  /// What was checked, such as `svm on digits`.
  package var subject: String
  /// Colours and sizes.
  package var theme: Theme = .light
  /// The figure's size, in points.
  package var size = Size(640, 400)
  /// The title; `nil` for one that says what was done.
  package var title: String?
  /// The line below the title; `nil` for what was measured.
  package var subtitle: String?

  /// The chart of a sweep over the gradient of `subject`.
  package init(_ sweep: DifferenceSweep, of subject: String) {
    self.sweep = sweep
    self.subject = subject
  }

  /// The figure, ready to draw.
  package var figure: Figure {
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
    var figure = Figure(
      title: title ?? "Numerical gradient of \(subject)",
      subtitle: subtitle ?? "largest error over the entries checked",
      panels: [
        Panel(x: Axis("step h", scale: .log10), y: Axis("error", scale: .log10), marks: marks)
      ], theme: theme, size: size)
    figure.caption = ([caption] + figure.notes).joined(separator: " ")
    return figure
  }

  /// What the figure shows, in words, for who cannot see it.
  package var alternativeText: String {
    "Line chart of the error of forward and central differences of \(subject) against the step h, both axes "
      + "logarithmic. \(caption)"
  }

  private var caption: String {
    [("Forward differences", sweep.forward), ("central differences", sweep.central)].compactMap { name, errors in
      DifferenceSweep.best(sweep.steps, errors).map {
        "\(name) are best at h = \(NumberText($0.step, .digits(1))), error \(NumberText($0.error, .digits(2)))"
      }
    }.joined(separator: "; ") + "."
  }
}
