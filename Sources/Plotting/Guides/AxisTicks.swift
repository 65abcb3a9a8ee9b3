import Drawing

/// The ticks of an axis of a given length, as many as fit.
struct AxisTicks {
  /// A tick, its position and the extent of its label.
  struct Place {
    let tick: Tick
    /// The position along the axis, in points on the canvas.
    let position: Double
    let extent: TextExtent
    /// The middle of the label along the axis; it differs from the tick's position where the label would be cut off.
    var labelPosition: Double
  }

  let places: [Place]

  /// The widest label, in points.
  var labelWidth: Double { places.map(\.extent.width).max() ?? 0 }

  /// Creates the ticks of a vertical axis along `area`.
  init(vertical scale: any Scale, format: TickFormat, area: Rect, style: TextStyle, measurer: any TextMeasurer) {
    let most = Self.nameCount(scale) ?? min(9, max(2, Int((area.height / 36).rounded())))
    places = Self.fitting(most) { count in
      Self.measured(scale.ticks(about: count, format: format), style: style, measurer: measurer) {
        area.maxY - scale.fraction(of: $0) * area.height
      }
    } extent: {
      ($0.labelPosition - $0.extent.height / 2, $0.labelPosition + $0.extent.height / 2)
    }
  }

  /// Creates the ticks of a horizontal axis along `area`, with labels between `left` and `right`.
  init(
    horizontal scale: any Scale, format: TickFormat, area: Rect, left: Double, right: Double, style: TextStyle,
    measurer: any TextMeasurer
  ) {
    let most = Self.nameCount(scale) ?? min(11, max(2, Int((area.width / 52).rounded())))
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

  /// How many names a scale has, all of which are wanted; `nil` for numbers.
  private static func nameCount(_ scale: any Scale) -> Int? {
    (scale as? CategoryScale).map { min(60, max(2, $0.names.count)) }
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

  /// Returns the number of decimals, which is the same for all labels.
  private static func decimals(_ places: [Place]) -> Int {
    places.compactMap(\.tick.label?.plain).map { label in
      label.firstIndex(of: ".").map { label[$0...].dropFirst().prefix { $0.isNumber }.count } ?? 0
    }.max() ?? 0
  }

  /// Returns as many ticks as possible without overlapping labels; if even two overlap, drops some of them.
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
      // Prefers about as many ticks with fewer decimals: 0, 5, 10 rather than 0.0, 2.5, 5.0.
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
