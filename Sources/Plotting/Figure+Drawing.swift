package import Drawing
import Wording

extension Figure {
  /// Draws the figure over the whole canvas and says what was left out.
  ///
  /// Parts that do not fit are left out in this order: caption, subtitle, title, panel titles, rows of the key, axis
  /// titles, names of the series, colour bars, numbers along the axes; a canvas too small even for that stays empty.
  @discardableResult
  package func draw(on canvas: any Canvas, measuring measurer: any TextMeasurer) -> DrawingReport {
    let layout = FigureLayout(self, bounds: canvas.bounds, medium: canvas.medium, measurer: measurer)
    layout.draw(on: canvas)
    let omissions = layout.omissions
    return DrawingReport(
      points: layout.count, omissions: omissions,
      roomySize: omissions.isEmpty ? nil : roomySize(on: canvas.medium, measuring: measurer))
  }

  /// The least of a few larger sizes at which nothing is left out; `nil` where there is none.
  private func roomySize(on medium: OutputMedium, measuring measurer: any TextMeasurer) -> Size? {
    [1.15, 1.3, 1.5, 1.75, 2, 2.5, 3, 4].lazy.map { Size(size.width * $0, size.height * $0) }.first { size in
      let bounds = Rect(x: 0, y: 0, width: size.width, height: size.height)
      return FigureLayout(self, bounds: bounds, medium: medium, measurer: measurer).omissions.isEmpty
    }
  }

  /// Returns the figure with the placement of its key fixed, so that frames of an animation that each show a part of it
  /// have the same layout.
  package func settled(on medium: OutputMedium, measuring measurer: any TextMeasurer) -> Figure {
    let bounds = Rect(x: 0, y: 0, width: size.width, height: size.height)
    var figure = self
    figure.key.placement =
      FigureLayout(self, bounds: bounds, medium: medium, measurer: measurer).keyPlacement
    return figure
  }

  /// Whether all panels have one x axis.
  var hasOneX: Bool { arrangement == .stacked || sharesX }

  /// The scales of each panel.
  package var scales: [(x: any Scale, y: any Scale)] {
    let all = panels.flatMap(\.marks)
    return panels.map { panel in
      let x = hasOneX ? panels.last?.x ?? panel.x : panel.x
      let alike = sharesY ? panels.filter { $0.y.label == panel.y.label } : [panel]
      return (
        scale(x, of: hasOneX ? all : panel.marks, \.xExtent, padding: 0, prefersZero: false),
        scale(alike[0].y, of: alike.flatMap(\.marks), \.yExtent, padding: theme.headroom, prefersZero: true)
      )
    }
  }

  private func scale(
    _ axis: Axis, of marks: [any Mark], _ extent: (any Mark) -> DataExtent, padding: Double, prefersZero: Bool
  ) -> any Scale {
    let covering = marks.filter(\.coversPanel).map(extent).filter { !$0.isEmpty }
    guard !covering.isEmpty else {
      return AxisRange(axis: axis, padding: axis.padding ?? padding, prefersZero: prefersZero)
        .scale(for: marks.map(extent))
    }
    return AxisRange(axis: axis, padding: axis.padding ?? 0, prefersZero: false, isExact: true).scale(for: covering)
  }

  /// Sentences about data that the figure cannot show as it is, for a caption.
  package var notes: [String] {
    var (nonFinite, nonPositive, misplaced, outside, outliers) = (0, 0, 0, 0, 0)
    var farthest = 0.0
    for (panel, scales) in zip(panels, scales) {
      for mark in panel.marks where !mark.isBackground {
        let (x, y) = (mark.xExtent, mark.yExtent)
        nonFinite += y.nonFiniteCount
        misplaced += x.nonFiniteCount + (scales.x.least > 0 ? x.nonPositiveCount : 0)
        if scales.y.least > 0 { nonPositive += y.nonPositiveCount }
        let isBelow = (scales.y.least > 0 ? y.lowestPositive : y.lowest) < scales.y.lower
        guard !y.isEmpty, isBelow || y.highest > scales.y.upper else { continue }
        guard y.outliers.count > 0, y.highestNear <= scales.y.upper, y.lowestNear >= scales.y.lower else {
          outside += 1
          continue
        }
        outliers += y.outliers.count
        farthest = [farthest, y.highest, y.lowest].max { $0.magnitude < $1.magnitude } ?? 0
      }
    }
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
      ExactDecimal(mantissa: count, exponent: 0).text(decimals: 0) + " " + (count == 1 ? one : many)
    }
    var notes: [String] = []
    if nonFinite > 0 { notes.append(counted(nonFinite, "value is", "values are") + " not finite.") }
    if nonPositive > 0 {
      notes.append(counted(nonPositive, "value is", "values are") + " zero or below, off the logarithmic axis.")
    }
    if misplaced > 0 { notes.append(counted(misplaced, "point has", "points have") + " no place on the x axis.") }
    if outliers > 0 {
      let (verb, reach) = outliers == 1 ? ("value lies", "") : ("values lie", "up to ")
      notes.append(
        "\(outliers.grouped) \(verb) far beyond the y axis, marked at its edge: \(reach)\(NumberText(farthest, .short(4)))."
      )
    }
    if outside > 0 { notes.append(counted(outside, "line runs", "lines run") + " out of the y axis.") }
    return notes
  }
}
