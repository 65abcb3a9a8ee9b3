import Descent
package import Drawing
package import Plotting
package import Studies
import Wording

/// Rates against the step for several schedules, and below what they do to a run.
package struct ScheduleChart: Chart {
  /// What is drawn upward, a panel each.
  package enum Quantity: String, Sendable, CaseIterable {
    /// The rate of every step.
    case rate
    /// The loss of the run.
    case loss
    /// How far the point is from the minimum.
    case distance
    /// Σ η, the sum of the rates so far.
    case sum
    /// Σ η², the sum of their squares so far.
    case squares
  }

  /// What the schedules came to.
  package var result: ScheduleResult
  /// The panels; empty for the rate and, where runs were made, the loss.
  package var quantities: [Quantity] = []
  /// Whether the step axis is logarithmic; steps are then counted from 1.
  package var hasLogX = false
  /// Whether all other axes are logarithmic; `nil` to choose by the values.
  package var hasLogY: Bool?
  /// Colours and sizes.
  package var theme: Theme = .light
  /// The figure's size, in points.
  package var size = Size(640, 400)
  /// The title; `nil` for one that says what was done.
  package var title: String?
  /// The line below the title; `nil` for the settings.
  package var subtitle: String?

  /// The chart of a result.
  package init(_ result: ScheduleResult) { self.result = result }

  /// The figure, ready to draw.
  package var figure: Figure {
    let words = ScheduleWords(result)
    var figure = Figure(
      title: title ?? words.title, subtitle: subtitle ?? words.subtitle, panels: shownQuantities.map(panel),
      arrangement: shownQuantities.count > 2 ? .grid(columns: 2) : .stacked,
      key: Key(shownQuantities.count > 2 ? .top : .automatic), theme: theme, size: size)
    figure.caption = ([words.caption] + figure.notes).joined(separator: " ")
    return figure
  }

  /// What the figure shows, in words, for who cannot see it.
  package var alternativeText: String {
    let words = ScheduleWords(result)
    let heading = [title ?? words.title, subtitle ?? words.subtitle].filter { !$0.isEmpty }.joined(separator: "; ")
    return "Line charts of \(shownQuantities.map(label).listed) against the step. "
      + (heading.isEmpty ? "" : heading + ". ") + "\(words.outcome) \(words.caption)"
  }

  private var shownQuantities: [Quantity] {
    guard quantities.isEmpty else { return quantities }
    return result.plan.descends ? [.rate, .loss] : [.rate]
  }

  private var styles: [SeriesStyle] { theme.styles(for: result.series.count) }

  private func label(_ quantity: Quantity) -> String {
    switch quantity {
    case .rate: "rate η"
    case .loss: result.plan.problem.surface == nil ? "loss" : "f"
    case .distance: "distance to the minimum"
    case .sum: "Σ η"
    case .squares: "Σ η²"
    }
  }

  private func panel(_ quantity: Quantity) -> Panel {
    let axis = axis(quantity)
    var marks: [any Mark] = []
    for (series, style) in zip(result.series, styles) {
      guard var curve = curve(quantity, of: series) else { continue }
      if quantity == .rate && axis.scale == .log10 {
        // A rate that has fallen to zero has left a logarithmic axis long before.
        let end = (curve.y.lastIndex { $0 > 0 } ?? -1) + 1
        curve = Curve(x: Array(curve.x[..<end]), y: Array(curve.y[..<end]))
      }
      marks.append(LineMark(x: curve.x.map { $0 + (hasLogX ? 1 : 0) }, y: curve.y, style: style, label: series.label))
    }
    return Panel(
      x: Axis(hasLogX ? "step, counted from 1" : "step", scale: hasLogX ? .log10 : .linear), y: axis,
      marks: marks)
  }

  /// The axis of a quantity, long enough for every series: one that falls far below the others is what the figure is for.
  private func axis(_ quantity: Quantity) -> Axis {
    let curves = result.series.compactMap { curve(quantity, of: $0) }
    let finite = curves.flatMap(\.y).filter(\.isFinite)
    let positive = finite.filter { $0 > 0 }
    let isRun = quantity == .loss || quantity == .distance
    // A run may go up without end; its axis is made for where it began.
    let reference = (isRun ? curves.compactMap(\.y.first).filter(\.isFinite).max() : positive.max()) ?? 1
    guard let lowest = positive.min(), reference > 0 else { return Axis(label(quantity)) }
    let mayBeLogarithmic = quantity == .rate ? hasLogX : positive.count == finite.count
    guard hasLogY ?? (mayBeLogarithmic && reference / lowest >= 1000) else {
      return Axis(label(quantity), scale: .linear, upper: isRun ? nil : reference * 1.05)
    }
    let floor = max(lowest, reference * (quantity == .rate ? 1e-10 : 1e-16))
    return Axis(label(quantity), scale: .log10, lower: floor / 1.5, upper: isRun ? nil : reference * 1.5)
  }

  private func curve(_ quantity: Quantity, of series: ScheduleSeries) -> Curve? {
    switch quantity {
    case .rate: series.rates
    case .loss: series.losses
    case .distance: series.distances
    case .sum: Curve(x: series.rates.x, y: series.sums)
    case .squares: Curve(x: series.rates.x, y: series.squares)
    }
  }
}
