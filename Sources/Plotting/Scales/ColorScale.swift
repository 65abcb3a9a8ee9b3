package import Drawing

/// A map from data values to colours.
package struct ColorScale: Hashable, Sendable {
  /// The relation between steps of colour and steps of value.
  package enum Kind: Hashable, Sendable {
    /// Equal differences.
    case linear
    /// Equal ratios; values of zero and below have no colour.
    case log10
    /// Equal distances from a middle value, which has the middle colour.
    case diverging(around: Double)
    /// One colour for each interval between neighbouring levels, ascending.
    case bands(levels: [Double])
  }

  /// The part of the data that a fitted scale spans.
  package enum Span: Hashable, Sendable {
    /// From the lowest finite value to the highest.
    case full
    /// From the 2nd to the 98th percentile of the finite values; values beyond have the colours of the ends.
    case robust
  }

  /// The relation between steps of colour and steps of value.
  package let kind: Kind
  /// The value of the first colour.
  package let lower: Double
  /// The value of the last colour.
  package let upper: Double
  /// The colours.
  package let map: ColorMap
  /// Whether there are values below `lower`; the colour bar then has an arrow.
  package var extendsBelow = false
  /// Whether there are values above `upper`; the colour bar then has an arrow.
  package var extendsAbove = false

  /// The colour of values below `lower`; `nil` for that of the lower end.
  package var under: Color?
  /// The colour of values above `upper`; `nil` for that of the upper end.
  package var over: Color?

  private let scale: Bounds

  private enum Bounds: Hashable {
    case linear(LinearScale)
    case log10(Log10Scale)
    case bands(BandScale)

    var scale: any Scale {
      switch self {
      case .linear(let scale): scale
      case .log10(let scale): scale
      case .bands(let scale): scale
      }
    }
  }

  private init(_ kind: Kind, _ lower: Double, _ upper: Double, _ map: ColorMap) {
    self.kind = kind
    self.map = map
    scale =
      switch kind {
      case .log10: .log10(Log10Scale(from: lower, to: upper))
      case .bands(let levels): .bands(BandScale(levels, from: lower, to: upper))
      case .linear, .diverging: .linear(LinearScale(from: lower, to: upper))
      }
    (self.lower, self.upper) = (scale.scale.lower, scale.scale.upper)
  }

  /// Returns a scale with equal steps of colour for equal differences.
  package static func linear(_ lower: Double, _ upper: Double, map: ColorMap = .viridis) -> ColorScale {
    ColorScale(.linear, lower, upper, map)
  }

  /// Returns a scale with equal steps of colour for equal ratios; bounds without a logarithm are replaced as on an
  /// axis.
  package static func log10(_ lower: Double, _ upper: Double, map: ColorMap = .viridis) -> ColorScale {
    ColorScale(.log10, lower, upper, map)
  }

  /// Returns two ramps of equal slope that meet at `middle`.
  package static func diverging(
    around middle: Double, _ lower: Double, _ upper: Double, map: ColorMap = .blueRed
  ) -> ColorScale {
    let middle = middle.isFinite ? middle : 0
    return ColorScale(.diverging(around: middle), min(lower, middle), max(upper, middle), map)
  }

  /// Returns a scale with one colour below the lowest of `levels`, one in each interval, and one above the highest, in
  /// equal steps.
  package static func bands(
    _ levels: [Double], _ lower: Double, _ upper: Double, map: ColorMap = .viridis
  ) -> ColorScale { ColorScale(.bands(levels: levels), lower, upper, map) }

  /// Creates the scale for the finite ones of `values`; a logarithmic scale uses only those above zero.
  ///
  /// Values that are all equal have the middle colour.
  package init(fitting values: [Double], kind: Kind = .linear, span: Span = .full, map: ColorMap? = nil) {
    let usable = values.filter { $0.isFinite && (kind != .log10 || $0 > 0) }.sorted()
    var (low, high) = (usable.first ?? (kind == .log10 ? 1 : 0), usable.last ?? (kind == .log10 ? 10 : 1))
    if span == .robust, usable.count > 1 {
      let last = Double(usable.count - 1)
      (low, high) = (usable[Int((0.02 * last).rounded())], usable[Int((0.98 * last).rounded())])
    }
    if low == high {
      switch kind {
      case .log10: (low, high) = (low / 10.0.squareRoot(), high * 10.0.squareRoot())
      case .linear, .diverging, .bands:
        let half = low == 0 ? 0.5 : abs(low) / 2
        (low, high) = (low - half, high + half)
      }
    }
    switch kind {
    case .linear: self = .linear(low, high, map: map ?? .viridis)
    case .log10: self = .log10(low, high, map: map ?? .viridis)
    case .diverging(let middle): self = .diverging(around: middle, low, high, map: map ?? .blueRed)
    case .bands(let levels): self = .bands(levels, low, high, map: map ?? .viridis)
    }
    extendsBelow = (usable.first ?? low) < lower
    extendsAbove = (usable.last ?? high) > upper
  }

  /// Returns the same scale with colours of their own for values beyond its ends.
  package func marking(under: Color, over: Color) -> ColorScale {
    var scale = self
    (scale.under, scale.over) = (under, over)
    return scale
  }

  /// Returns the colour of a value; for values beyond the ends `under` or `over`, or that of the nearer end; `nil` for
  /// values that are not on the scale: NaN, infinite, or on a logarithmic scale zero and below.
  package func color(for value: Double) -> Color? {
    guard let fraction = fraction(of: value) else { return nil }
    // Ends are kept by doubles that were rounded on the way.
    let slack = 1e-9 * max(abs(lower), abs(upper))
    if let over, value > upper + slack { return over }
    if let under, value < lower - slack { return under }
    return map.color(at: fraction)
  }

  /// Returns the position of a value on the colour map, from 0 to 1; `nil` for values that are not on the scale.
  package func fraction(of value: Double) -> Double? {
    guard value.isFinite, value >= axis.least else { return nil }
    let fraction: Double
    if case .bands(let scale) = scale { return Self.fraction(of: scale.band(of: value), in: scale) }
    if case .diverging(let middle) = kind {
      // Halved, because the difference of the largest doubles overflows.
      let reach = max(middle / 2 - lower / 2, upper / 2 - middle / 2)
      fraction = 0.5 + (value / 2 - middle / 2) / (2 * reach)
    } else {
      fraction = axis.fraction(of: value)
    }
    return min(max(fraction, 0), 1)
  }

  /// Returns the single colour for values from `start` to `end`: that of their middle on the scale.
  package func color(from start: Double, to end: Double) -> Color {
    let (low, high) = (min(max(start, lower), upper), min(max(end, lower), upper))
    if case .bands(let scale) = scale { return map.color(at: Self.fraction(of: scale.band(of: low), in: scale)) }
    return map.color(at: ((fraction(of: low) ?? 0) + (fraction(of: high) ?? 1)) / 2)
  }

  private static func fraction(of band: Int, in scale: BandScale) -> Double {
    scale.bandCount > 1 ? Double(band) / Double(scale.bandCount - 1) : 0.5
  }

  /// The scale along a colour bar.
  package var axis: any Scale { scale.scale }
}
