import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// Rates against the step for several schedules, above the course of their runs.
package struct ScheduleChart: Chart {
  package typealias Quantity = ScheduleView.Quantity

  /// The result of the schedules.
  package var result: ScheduleResult
  /// The panels; empty for the rate and, where runs were made, the loss.
  package var quantities: [Quantity] = []
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: ScheduleResult) { self.result = result }

  package var narrowRatio: Double { 1.2 }

  package var draft: ChartDraft {
    let words = ScheduleWords(result)
    let isMany = shownQuantities.count > 2
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "Line charts of \(shownQuantities.map(label).listed) against the step.", outcome: words.outcome,
      panels: shownQuantities.map(panel), arrangement: isMany ? .grid(columns: 2) : .stacked,
      key: Key(isMany ? .top : .automatic),
      typedNames: Dictionary(result.series.map { ($0.label, words.name(of: $0)) }) { first, _ in first })
  }

  private var shownQuantities: [Quantity] {
    guard quantities.isEmpty else { return quantities }
    return result.plan.descends ? [.rate, .loss] : [.rate]
  }

  private var styles: [SeriesStyle] { theme.styles(for: result.series.count) }

  private func label(_ quantity: Quantity) -> String {
    switch quantity {
    case .rate: "rate η"
    case .loss: result.plan.problem.subject.valueName
    case .distance: Phrases.distanceToMinimum
    case .sum: "Σ η"
    case .squares: "Σ η²"
    }
  }

  private func panel(_ quantity: Quantity) -> Panel {
    let axis = axis(quantity)
    let words = ScheduleWords(result)
    var marks: [any Mark] = []
    for (series, style) in zip(result.series, styles) {
      guard var curve = curve(quantity, of: series) else { continue }
      if quantity == .rate && axis.scale == .log10 {
        // The line ends before the rate falls to zero, which a logarithmic axis cannot show.
        let end = (curve.y.lastIndex { $0 > 0 } ?? -1) + 1
        curve = Curve(x: Array(curve.x[..<end]), y: Array(curve.y[..<end]))
      }
      marks.append(
        LineMark(x: curve.x.map { $0 + (look.isLogX ? 1 : 0) }, y: curve.y, style: style, label: words.name(of: series))
      )
    }
    return Panel(
      x: Axis(look.isLogX ? Phrases.stepFromOne : Phrases.step, scale: look.isLogX ? .log10 : .linear), y: axis,
      marks: marks)
  }

  /// The axis of a quantity, which contains every series, however far below the others.
  private func axis(_ quantity: Quantity) -> Axis {
    let curves = result.series.compactMap { curve(quantity, of: $0) }
    let finite = curves.flatMap(\.y).filter(\.isFinite)
    let positive = finite.filter { $0 > 0 }
    let isRun = quantity == .loss || quantity == .distance
    // A run may diverge, so its start determines the axis.
    let reference = (isRun ? curves.compactMap(\.y.first).filter(\.isFinite).max() : positive.max()) ?? 1
    guard let lowest = positive.min(), reference > 0 else { return Axis(label(quantity)) }
    let mayBeLogarithmic = quantity == .rate ? look.isLogX : positive.count == finite.count
    guard look.hasLogY ?? (mayBeLogarithmic && reference / lowest >= 1000) else {
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

extension ScheduleStudy: ChartedStudy {
  package static func chart(of result: ScheduleResult, _ view: ScheduleView, with catalog: Catalog) -> any Chart {
    var chart = ScheduleChart(result)
    chart.quantities = view.quantities
    return chart
  }
}
