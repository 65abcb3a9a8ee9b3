import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import Wording

/// The lines of each panel: what they look like and what they show.
extension CurveChart {
  /// A line of the figure: a series, smoothed in one way.
  struct Line {
    var series: Series
    var smoothing: Smoothing
    /// Whether it is the first of its series, whose other measures are drawn with it.
    var isFirst: Bool
    /// The name within its panel.
    var label: String
    var style: SeriesStyle
  }

  var lines: [Line] {
    let names = names
    let isCrowded = names.count > Self.distinguishable
    let styles = styles(of: names.count)
    let shades = isCrowded ? shadedStyles : []
    return result.series.enumerated().flatMap { place, series in
      result.smoothings.enumerated().map { index, way in
        let label = label(of: series, way)
        let style = isCrowded ? shades[place] : styles[names.firstIndex(of: label) ?? 0]
        return Line(series: series, smoothing: way, isFirst: index == 0, label: label, style: style)
      }
    }
  }

  /// The names of lines, each once: panels that are divided by an option share the others' values.
  var names: [String] {
    var seen: Set<String> = []
    return result.series.flatMap { series in result.smoothings.map { label(of: series, $0) } }
      .filter { seen.insert($0).inserted }
  }

  func label(of series: Series, _ way: Smoothing) -> String {
    let smoothed = way.isSmoothing ? way.caption : "not smoothed"
    let isOnly = result.series.count == 1
    let name = series.figureName(naming: optionsInPanels)
    return result.smoothings.count == 1 ? name : isOnly ? smoothed : "\(name), \(smoothed)"
  }

  /// The options in which the series of one panel differ.
  private var optionsInPanels: [SeriesOption] {
    groups.isEmpty ? variedOptions : variedOptions.filter { $0 != panelOption }
  }

  /// Whether the series are ascending values of one number, which ordered colours show.
  private var isOrdered: Bool {
    let training = result.plan.training
    guard result.smoothings.count == 1, groups.isEmpty else { return false }
    if isByRate {
      return zip(training.rates, training.rates.dropFirst()).allSatisfy(<)
    }
    guard training.batchSizes.count == result.series.count else { return false }
    let sizes = training.batchSizes.map { $0.limit ?? .max }
    return zip(sizes, sizes.dropFirst()).allSatisfy(<)
  }

  func styles(of count: Int) -> [SeriesStyle] {
    var styles =
      result.smoothings.count > 1
      ? theme.styles(for: count)
      : isOrdered
        ? theme.styles(forOrdered: count, tellingApartBy: .glyph) : theme.styles(for: count, tellingApartBy: .glyph)
    if count == 1 {
      // One line has room for a dot at every value that was measured.
      (styles[0].glyph, styles[0].glyphSpacing) = (.circle, Self.dotSpacing)
    }
    return styles
  }

  private var shadedStyles: [SeriesStyle] {
    let shades = shades
    return shadedValues.map { SeriesStyle(shades.color(for: $0) ?? theme.secondaryText, width: 0.8) }
  }

  /// The values behind the colours of very many series: their rates where only these vary, else their positions.
  private var shadedValues: [Double] {
    isByRate ? result.series.map(\.rate) : result.series.indices.map { Double($0 + 1) }
  }

  /// Whether the rates alone are varied.
  var isByRate: Bool { result.plan.training.rates.count == result.series.count }

  var shades: ColorScale {
    let values = shadedValues
    let isLog = isByRate && ScaleKind.spreading(values) == .log10
    return ColorScale(fitting: values, kind: isLog ? .log10 : .linear, map: theme.lineMap)
  }

  func isSmoothed(_ line: Line) -> Bool { result.smooths(line.series, by: line.smoothing) }

  /// Whether values before smoothing are drawn: of several series they would hide each other.
  var showsRaw: Bool { !hasSeeds && !look.hides(.raw) }

  /// The measures of a panel: the strong line, the faint one behind it, the dots on it and the dashed one beside it.
  private struct Measures {
    var strong: Measure
    var faint: Measure?
    var dots: Measure?
    var dashed: Measure?
  }

  private func measures(_ quantity: Quantity, _ line: Line) -> Measures {
    switch quantity {
    case .loss:
      let dashed: Measure? = showsValidation && line.isFirst ? .validationLoss : nil
      let dots: Measure? = result.isNoiseless(line.series) || !line.isFirst ? nil : .trainingLoss
      guard isSmoothed(line) else { return Measures(strong: .batchLoss, dots: dots, dashed: dashed) }
      return Measures(
        strong: .smoothedLoss, faint: showsRaw && line.isFirst ? .batchLoss : nil, dots: dots, dashed: dashed)
    case .accuracy: return Measures(strong: .trainingAccuracy, dashed: showsValidation ? .validationAccuracy : nil)
    case .determination:
      return Measures(strong: .trainingDetermination, dashed: showsValidation ? .validationDetermination : nil)
    case .absoluteError:
      return Measures(strong: .trainingAbsoluteError, dashed: showsValidation ? .validationAbsoluteError : nil)
    case .gradientNorm: return Measures(strong: .gradientNorm)
    case .rate: return Measures(strong: .rate)
    }
  }

  func marks(_ quantity: Quantity, _ line: Line, _ style: SeriesStyle) -> [any Mark] {
    let series = line.series
    guard let trace = series.traces.first, line.isFirst || quantity == .loss else { return [] }
    let measures = measures(quantity, line)
    var marks: [any Mark] = []
    if let faint = measures.faint {
      let curve = curve(faint, of: trace, line)
      marks.append(LineMark(x: curve.x, y: curve.y, style: style.faint))
    }
    if let dashed = measures.dashed {
      let curve = curve(dashed, of: trace, line)
      marks.append(LineMark(x: curve.x, y: curve.y, style: style.second))
    }
    let isNamedAtItsEnd = shownQuantities.count == 1 && quantity == .loss && trace.verdict.isDiverged
    let label = isCrowded || isSingle || isNamedAtItsEnd ? nil : line.label
    let strong = curve(measures.strong, of: trace, line)
    // Glyphs are measured values, so a smoothed line has none.
    marks.append(strongLine(strong, style, isPlain: isPlain(measures), label: label))
    if let dots = measures.dots, !isCrowded { marks.append(self.dots(curve(dots, of: trace, line), style)) }
    let name = isNamedAtItsEnd && !isSingle ? "\(line.label), \(trace.ending ?? "")" : nil
    // The caption counts the crosses of very many series.
    if !isCrowded && line.isFirst { marks += ending(of: trace, quantity, style, label: name) }
    return marks
  }

  /// Whether the points of the strong line are not measured values, or have dots of their own.
  private func isPlain(_ measures: Measures) -> Bool {
    measures.strong == .smoothedLoss || measures.strong == .rate || measures.dots != nil
  }

  /// The line of a measure; it has no glyphs where its points are not measured values, but the key shows one.
  private func strongLine(_ curve: Curve, _ style: SeriesStyle, isPlain: Bool, label: String?) -> LineMark {
    LineMark(
      x: curve.x, y: curve.y, style: isPlain ? style.plain : style, label: label, keyGlyph: isPlain ? style.glyph : nil)
  }

  private func dots(_ curve: Curve, _ style: SeriesStyle) -> PointMark {
    PointMark(
      x: curve.x, y: curve.y, color: style.color, glyph: style.glyph ?? .circle, size: isSingle ? 5.5 : 6.5,
      spacing: style.glyphSpacing ?? Self.dotSpacing * 4)
  }

  /// A measure of a run, up to the cross where it stopped being finite.
  func curve(_ measure: Measure, of trace: Trace, _ line: Line) -> Curve {
    var curve = result.curve(measure, of: trace, against: progress, by: line.smoothing)
    guard trace.verdict.isDiverged else { return curve }
    let end = (curve.y.lastIndex(where: \.isFinite) ?? -1) + 1
    curve.x.removeSubrange(end...)
    curve.y.removeSubrange(end...)
    return curve
  }

  func bands(_ quantity: Quantity, _ line: Line, _ style: SeriesStyle) -> [any Mark] {
    let series = line.series
    guard line.isFirst || quantity == .loss else { return [] }
    let measures = measures(quantity, line)
    let finished = series.traces.filter { !$0.verdict.isDiverged }
    var marks: [any Mark] = []
    func band(_ measure: Measure) -> SeedBand {
      SeedBand(finished.map { result.curve(measure, of: $0, against: progress, by: line.smoothing) })
    }
    if finished.isEmpty {
      // There is no mean, so every run is drawn.
      for trace in series.traces {
        let curve = result.curve(measures.strong, of: trace, against: progress, by: line.smoothing)
        marks.append(LineMark(x: curve.x, y: curve.y, style: style.faint))
      }
    } else {
      let strong = band(measures.strong)
      // A single run has no spread.
      if finished.count > 1 {
        marks.append(BandMark(x: strong.x, low: strong.low, high: strong.high, color: style.color))
      }
      if let dashed = measures.dashed {
        let mean = band(dashed)
        if finished.count > 1 {
          marks.append(BandMark(x: mean.x, low: mean.low, high: mean.high, color: style.color, opacity: 0.12))
        }
        marks.append(LineMark(x: mean.x, y: mean.mean, style: style.second))
      }
      marks.append(
        strongLine(
          Curve(x: strong.x, y: strong.mean), style, isPlain: isPlain(measures),
          label: isSingle || isCrowded ? nil : line.label))
      if let dots = measures.dots, !isCrowded {
        let mean = band(dots)
        marks.append(self.dots(Curve(x: mean.x, y: mean.mean), style))
      }
    }
    guard line.isFirst else { return marks }
    let diverged = series.traces.filter(\.verdict.isDiverged)
    for (index, trace) in diverged.enumerated() {
      let label = index == 0 ? Phrases.diverged(diverged.count, of: series.traces.count) : nil
      marks += ending(of: trace, quantity, style, label: label)
    }
    return marks
  }

  /// A mark at an end that the curve itself does not show: a cross where the run diverged,
  /// a diamond where it stopped moving.
  private func ending(
    of trace: Trace, _ quantity: Quantity, _ style: SeriesStyle, label: String? = nil
  ) -> [any Mark] {
    guard quantity == .loss else { return [] }
    let curve = result.curve(.batchLoss, of: trace, against: progress)
    guard case .diverged(let step) = trace.verdict else {
      guard [.cycling, .saddle, .maximum, .plateau].contains(trace.verdict), result.plan.training.seedCount == 1,
        let x = curve.x.last,
        let y = curve.y.last
      else { return [] }
      return [StateMark(x: x, y: y, glyph: .diamond, color: style.color, label: trace.verdict.words)]
    }
    let steps = result.curve(.batchLoss, of: trace, against: .step).x
    guard let last = curve.y.indices.last(where: { curve.y[$0].isFinite && steps[$0] <= Double(step) }) else {
      return []
    }
    let words = result.plan.training.seedCount > 1 ? label : label ?? Phrases.diverged(atStep: step)
    return [
      StateMark(
        x: curve.x[last], y: curve.y[last], color: style.color, label: words,
        trail: (Array(curve.x[...last]), Array(curve.y[...last])))
    ]
  }
}
