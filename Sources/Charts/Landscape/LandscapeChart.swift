import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// The loss along a line of parameter space, or over a plane of it.
package struct LandscapeChart: Chart {
  package typealias Style = LandscapeView.Style
  /// The losses.
  package var result: LandscapeResult
  /// How a plane is drawn.
  package var style: Style = .contours
  /// Where a relief is seen from.
  package var angle = ViewAngle()
  /// Whether arrows point where the loss falls most steeply.
  package var hasArrows = false
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: LandscapeResult) { self.result = result }

  package var draft: ChartDraft {
    let words = words
    let kind =
      switch style {
      case _ where result.isLine: "Line chart"
      case .contours: "Contour plot"
      case .cells: "Heat map"
      case .relief: "Relief"
      }
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption,
      kind: "\(kind) of the \(quantity == "f" ? "value" : "loss") against "
        + "\(result.axisNames.joined(separator: " and ")).",
      panels: result.isLine ? [line] : parts.map(style == .relief ? relief : plane),
      arrangement: size.height > size.width ? .stacked : .sideBySide, sharesY: !result.isLine,
      key: Key(result.isLine ? .automatic : .top))
  }

  package var narrowRatio: Double { style == .relief && !result.isLine ? 0.95 : 0.76 }

  private var words: LandscapeWords {
    LandscapeWords(result, levels: !result.isLine && style == .contours ? (isGeometric ? .geometric : .linear) : .none)
  }

  private var quantity: String { result.plan.problem.subject.valueName }

  private var horizontal: Axis { Axis(result.axisNames.first ?? "a", scale: look.isLogX ? .log10 : .linear) }

  // MARK: A line

  private var line: Panel {
    let hasParts = !result.regularization.isEmpty
    let styles = theme.styles(for: (hasParts ? 3 : 1) + result.examples.count)
    var marks: [any Mark] = []
    for (losses, style) in zip(result.examples, styles.suffix(result.examples.count)) {
      marks.append(
        LineMark(
          x: result.a, y: losses.losses, style: SeriesStyle(style.color, width: 1.2, dash: style.dash),
          label: Phrases.example(losses.example)))
    }
    if hasParts {
      marks.append(LineMark(x: result.a, y: result.regularization, style: styles[2], label: Phrases.regularizationPart))
      let data = curve(result.data, through: result.kinks?.map { ($0.position, $0.value) } ?? [])
      marks.append(LineMark(x: data.x, y: data.y, style: styles[1], label: Phrases.dataPart))
    }
    var corners = result.stationaryPoints.map { ($0.coordinates[0], $0.value) }
    if let lowest = result.lowest { corners.append((lowest.coordinates[0], lowest.loss)) }
    if !hasParts { corners += result.kinks?.map { ($0.position, $0.value) } ?? [] }
    let total = curve(result.losses, through: corners)
    marks.append(
      LineMark(
        x: total.x, y: total.y, style: styles[0].solid,
        label: hasParts ? Phrases.total : result.examples.isEmpty ? nil : Phrases.meanOfExamples))
    if hasArrows {
      marks.append(DescentArrowMark(x: result.a, values: result.losses, color: theme.text))
    }
    marks += kinkMarks(color: hasParts ? styles[1].color : styles[0].color)
    marks += points
    return Panel(
      x: horizontal,
      y: Axis(quantity, scale: look.hasLogY ?? false ? .log10 : .linear, lower: height?.lowest, upper: height?.highest),
      marks: marks)
  }

  /// The ends of a linear loss axis that shows all of the lines, so that valleys have their walls; `nil` to leave out
  /// losses so high that nothing else would be seen beside them.
  private var height: (lowest: Double, highest: Double)? {
    let all = ([result.losses, result.data, result.regularization] + result.examples.map(\.losses)).joined()
    let finite = all.filter(\.isFinite).sorted()
    guard !(look.hasLogY ?? false), let low = finite.first, let high = finite.last, low < high else { return nil }
    let most = finite[Int(0.9 * Double(finite.count - 1))] - finite[Int(0.1 * Double(finite.count - 1))]
    guard high - low <= 50 * most else { return nil }
    let lowest = min(low, result.lowest?.loss ?? low)
    let room = theme.headroom * (high - lowest)
    // An axis that begins at zero has its foot there.
    return (lowest >= 0 && lowest < room ? 0 : lowest - room, high + room)
  }

  /// Losses with exact corners between the samples.
  private func curve(_ losses: [Double], through corners: [(Double, Double)]) -> (x: [Double], y: [Double]) {
    let known = Set(result.a)
    let added = corners.filter { !known.contains($0.0) && $0.1.isFinite }
    let all = (Array(zip(result.a, losses)) + added).sorted { $0.0 < $1.0 }
    return (all.map(\.0), all.map(\.1))
  }

  private func kinkMarks(color: Color) -> [any Mark] {
    guard let kinks = result.kinks, !kinks.isEmpty else { return [] }
    var marks: [any Mark] = [
      PointMark(
        x: kinks.map(\.position), y: kinks.map(\.value), color: color, glyph: .diamond, size: 7,
        label: Phrases.kinks(kinks.count))
    ]
    // Numbers that stand close together belong to nobody; the caption has them.
    let span = (result.a.last ?? 1) - (result.a.first ?? 0)
    let isSpacious = zip(kinks, kinks.dropFirst()).allSatisfy { $1.position - $0.position >= 0.07 * span }
    guard isSpacious, size.width >= 400 else { return marks }
    for kink in kinks {
      marks.append(
        TextMark(
          "\(NumberText(kink.position, .short(4)))", x: kink.position, y: kink.value,
          anchor: TextAnchor(.middle, .top), distance: 8, color: color))
    }
    return marks
  }

  // MARK: A plane

  private struct Part {
    var title: String
    var values: [Double]
  }

  private var parts: [Part] {
    let total = Part(title: "", values: result.losses)
    guard !result.regularization.isEmpty else { return [total] }
    return [
      Part(title: Phrases.dataPart, values: result.data),
      Part(title: Phrases.regularizationPart, values: result.regularization),
      Part(title: Phrases.total, values: result.losses),
    ]
  }

  private func plane(_ part: Part) -> Panel {
    let state = isWhole ? CellState.notFinite : CellState(Phrases.notFiniteOrComputed, .crossed)
    let isTotal = part.title.isEmpty || part.title == Phrases.total
    let mark: any Mark
    let scale: ColorScale
    switch style {
    case .contours:
      let least = isTotal ? result.lowest?.loss : nil
      let levels =
        isSigned(part.values)
        ? ContourLevels.signed(of: part.values, count: 14)
        : isGeometric
          ? ContourLevels.geometric(above: least, of: part.values, count: 14)
          : ContourLevels.linear(of: part.values, count: 14)
      // Colours on both sides of zero are equally strong at equal distances, however far each side reaches.
      scale =
        isSigned(part.values)
        ? ColorScale(fitting: part.values, kind: .diverging(around: 0), map: signedMap)
        : ColorScale(fitting: part.values, kind: .bands(levels: levels), map: theme.colorMap)
      mark = ContourMark(
        x: result.a, y: result.b, values: part.values, levels: levels, fill: scale,
        line: SeriesStyle(Color(0xFFFFFF), width: 0.6, opacity: 0.45), missing: state)
    case .cells, .relief:
      scale =
        isSigned(part.values)
        ? ColorScale(fitting: part.values, kind: .diverging(around: 0), map: signedMap)
        : ColorScale(fitting: part.values, kind: hasLogColors(part.values) ? .log10 : .linear, map: theme.colorMap)
      let horizontal: ScaleKind = look.isLogX ? .log10 : .linear
      mark = CellMark(
        x: CellEdges(around: result.a, scale: horizontal), y: CellEdges(around: result.b),
        cells: part.values.enumerated().map { index, value in
          index < result.computedCount ? .value(value) : .state(CellState(Phrases.notComputed, .dotted))
        }, scale: scale)
    }
    return Panel(
      title: part.title, x: self.horizontal, y: Axis(result.axisNames.count > 1 ? result.axisNames[1] : "b"),
      marks: [mark] + arrows(part.values) + (isTotal ? points : []),
      colorBar: hasColors(part.values) ? ColorBar(scale, title: part.title.isEmpty ? quantity : "") : nil,
      hasEqualUnits: hasEqualUnits)
  }

  /// Whether a unit is as long on both axes: they are of one kind, unless one is so much longer that the plane would be a
  /// strip.
  private var hasEqualUnits: Bool {
    guard !look.isLogX, let left = result.a.first, let right = result.a.last, let bottom = result.b.first,
      let top = result.b.last, right > left, top > bottom
    else { return false }
    return (0.5...2).contains((right / 2 - left / 2) / (top / 2 - bottom / 2))
  }

  private func arrows(_ values: [Double]) -> [any Mark] {
    hasArrows ? [DescentArrowMark(x: result.a, y: result.b, values: values, color: theme.text)] : []
  }

  /// A plane seen from the side.
  private func relief(_ part: Part) -> Panel {
    let isTotal = part.title.isEmpty || part.title == "total"
    let scale =
      isSigned(part.values)
      ? ColorScale(fitting: part.values, kind: .diverging(around: 0), map: signedMap)
      : ColorScale(fitting: part.values, kind: look.hasLogY == true ? .log10 : .linear, map: theme.colorMap)
    return Panel(
      title: part.title,
      marks: [
        ReliefMark(
          x: result.a, y: result.b, values: part.values, scale: scale, names: result.axisNames + [quantity],
          view: ReliefMark.View(azimuth: angle.azimuth, elevation: angle.elevation), spots: isTotal ? spots : [])
      ], hidesAxes: true)
  }

  /// Whether there are different values to tell apart by colours.
  private func hasColors(_ values: [Double]) -> Bool {
    let finite = values.filter(\.isFinite)
    return finite.min() != finite.max()
  }

  private var isWhole: Bool { result.computedCount == result.losses.count }

  /// Whether levels are close to each other near the lowest loss: where it lies inside the plane, all that matters is
  /// around it; where the loss falls on beyond the edge, nothing is special there.
  private var isGeometric: Bool {
    if let hasLogY = look.hasLogY { return hasLogY }
    guard let lowest = result.lowest?.coordinates, lowest.count == 2, let left = result.a.first,
      let right = result.a.last, let bottom = result.b.first, let top = result.b.last
    else { return false }
    return lowest[0] > left && lowest[0] < right && lowest[1] > bottom && lowest[1] < top
  }

  /// Whether zero parts the values: both signs reach far, and the lowest value is no place that all others are seen from.
  private func isSigned(_ values: [Double]) -> Bool {
    let finite = values.filter(\.isFinite)
    guard look.hasLogY == nil, let low = finite.min(), let high = finite.max(), low < 0, high > 0 else { return false }
    return min(-low, high) >= max(-low, high) / 4 && !isGeometric
  }

  private var signedMap: ColorMap { look.colormap == nil ? theme.divergingMap : theme.colorMap }

  private func hasLogColors(_ values: [Double]) -> Bool {
    if let hasLogY = look.hasLogY { return hasLogY }
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), low > 0 else { return false }
    return high / low > 100
  }

  // MARK: Points

  /// The point seen from, the stationary points and the lowest one.
  private var points: [any Mark] {
    var marks: [any Mark] = []
    func add(_ places: [[Double]], _ losses: [Double], _ glyph: Glyph, size: Double, _ label: String) {
      guard !places.isEmpty else { return }
      marks.append(
        PointMark(
          x: places.map { $0[0] }, y: result.isLine ? losses : places.map { $0[1] }, color: theme.text, glyph: glyph,
          size: size, label: label.withMinus))
    }
    for kind in StationaryPoint.Kind.allCases where !isCrowded || kind == .minimum {
      let found = result.stationaryPoints.filter { $0.kind == kind }
      add(
        found.map(\.coordinates), found.map(\.value), Self.glyph(of: kind), size: isCrowded ? 5 : 8,
        LandscapeWords.name(of: kind, count: found.count))
    }
    let glyphs: [Glyph] = [.circle, .square]
    for (index, landmark) in result.landmarks.enumerated() {
      add([landmark.coordinates], [landmark.loss], glyphs[index % glyphs.count], size: 8, landmark.name)
    }
    if let lowest = result.lowest, result.stationaryPoints.isEmpty, !result.isConstant,
      !result.landmarks.contains(where: { $0.coordinates == lowest.coordinates }),
      !(result.kinks ?? []).contains(where: { $0.position == lowest.coordinates[0] }) || !result.isLine
    {
      add([lowest.coordinates], [lowest.loss], .triangleDown, size: 8, Phrases.lowest)
    }
    return marks
  }

  /// The same points as they lie on a relief.
  private var spots: [ReliefMark.Spot] {
    var spots: [ReliefMark.Spot] = []
    func add(_ place: [Double], _ loss: Double, _ glyph: Glyph, _ label: String?) {
      spots.append(
        ReliefMark.Spot(
          x: place[0], y: place[1], z: loss, glyph: glyph, color: theme.text, size: isCrowded ? 5 : 8,
          label: label?.withMinus))
    }
    for kind in StationaryPoint.Kind.allCases where !isCrowded || kind == .minimum {
      let found = result.stationaryPoints.filter { $0.kind == kind }
      for (index, point) in found.enumerated() {
        add(
          point.coordinates, point.value, Self.glyph(of: kind),
          index == 0 ? LandscapeWords.name(of: kind, count: found.count) : nil)
      }
    }
    for (landmark, glyph) in zip(result.landmarks, [Glyph.circle, .square]) {
      add(landmark.coordinates, landmark.loss, glyph, landmark.name)
    }
    return spots
  }

  /// Whether there are so many stationary points that they would hide the picture.
  private var isCrowded: Bool { result.stationaryPoints.count > LandscapeWords.markLimit }

  private static func glyph(of kind: StationaryPoint.Kind) -> Glyph {
    switch kind {
    case .minimum: .triangleDown
    case .maximum: .triangleUp
    case .saddle: .diamond
    case .flat: .square
    }
  }
}

extension LandscapeStudy: ChartedStudy {
  package static func chart(of result: LandscapeResult, _ view: LandscapeView, with catalog: Catalog) -> any Chart {
    var chart = LandscapeChart(result)
    chart.style = view.style
    chart.angle = view.angle ?? ViewAngle()
    chart.hasArrows = view.hasArrows ?? false
    return chart
  }
}
