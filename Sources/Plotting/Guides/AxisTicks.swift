import Drawing

/// The ticks of one axis of a certain length, as many as there is room for.
struct AxisTicks {
  /// A tick, where it is, and the room its label takes.
  struct Place {
    let tick: Tick
    /// In points on the canvas, along the axis.
    let position: Double
    let extent: TextExtent
    /// The middle of the label along the axis; not the tick's place where that would cut the label off.
    var labelPosition: Double
  }

  let places: [Place]

  /// The widest label, in points.
  var labelWidth: Double { places.map(\.extent.width).max() ?? 0 }

  /// Ticks on a vertical axis along `area`.
  init(vertical scale: any Scale, format: TickFormat, area: Rect, style: TextStyle, measurer: any TextMeasurer) {
    let most = min(9, max(2, Int((area.height / 36).rounded())))
    places = Self.fitting(most) { count in
      Self.measured(scale.ticks(about: count, format: format), style: style, measurer: measurer) {
        area.maxY - scale.fraction(of: $0) * area.height
      }
    } extent: {
      ($0.labelPosition - $0.extent.height / 2, $0.labelPosition + $0.extent.height / 2)
    }
  }

  /// Ticks on a horizontal axis along `area`; labels stay between `left` and `right`.
  init(
    horizontal scale: any Scale, format: TickFormat, area: Rect, left: Double, right: Double, style: TextStyle,
    measurer: any TextMeasurer
  ) {
    let most = min(11, max(2, Int((area.width / 52).rounded())))
    places = Self.fitting(most) { count in
      Self.measured(scale.ticks(about: count, format: format), style: style, measurer: measurer) {
        area.minX + scale.fraction(of: $0) * area.width
      }.map { place in
        var place = place
        let half = place.extent.width / 2
        place.labelPosition = max(left + half, min(place.position, right - half))
        return place
      }
    } extent: {
      ($0.labelPosition - $0.extent.width / 2 - 5, $0.labelPosition + $0.extent.width / 2 + 5)
    }
  }

  private static func measured(
    _ ticks: [Tick], style: TextStyle, measurer: any TextMeasurer, position: (Double) -> Double
  ) -> [Place] {
    ticks.map { tick in
      let extent =
        tick.label.map { measurer.extent(of: $0, style: style) } ?? TextExtent(width: 0, ascent: 0, descent: 0)
      let place = position(tick.value)
      return Place(tick: tick, position: place, extent: extent, labelPosition: place)
    }
  }

  /// The decimals of the labels; the same for all of them.
  private static func decimals(_ places: [Place]) -> Int {
    places.compactMap(\.tick.label?.plain).map { label in
      label.firstIndex(of: ".").map { label[$0...].dropFirst().prefix { $0.isNumber }.count } ?? 0
    }.max() ?? 0
  }

  /// The most ticks whose labels do not overlap; when even two do, those that are left after taking some away.
  private static func fitting(
    _ most: Int, ticks: (Int) -> [Place], extent: (Place) -> (low: Double, high: Double)
  ) -> [Place] {
    var fewest: [Place] = []
    var fitting: [(places: [Place], labels: Int, decimals: Int, isWanted: Bool)] = []
    for count in stride(from: most + 2, through: 2, by: -1) {
      let places = ticks(count)
      let extents = places.filter { $0.tick.label != nil }.map(extent).sorted { $0.low < $1.low }
      fewest = places
      guard zip(extents, extents.dropFirst()).allSatisfy({ $0.high <= $1.low }) else { continue }
      fitting.append((places, extents.count, decimals(places), count <= most))
    }
    if let base = fitting.first(where: \.isWanted) {
      // About as many ticks are better when their labels have fewer decimals: 0, 5, 10 rather than 0.0, 2.5, 5.0.
      let shorter = fitting.first {
        $0.decimals < base.decimals && $0.labels >= min(4, base.labels) && $0.labels * 2 >= base.labels
          && $0.labels <= base.labels * 2
      }
      return (shorter ?? base).places
    }
    var taken: [(low: Double, high: Double)] = []
    return fewest.map { place in
      guard place.tick.label != nil else { return place }
      let own = extent(place)
      if taken.allSatisfy({ $0.high <= own.low || $0.low >= own.high }) {
        taken.append(own)
        return place
      }
      let none = TextExtent(width: 0, ascent: 0, descent: 0)
      return Place(
        tick: Tick(place.tick.value, label: nil), position: place.position, extent: none, labelPosition: place.position)
    }
  }
}
