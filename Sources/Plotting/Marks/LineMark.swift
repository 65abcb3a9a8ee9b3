package import Drawing

/// A line through points in the order given.
///
/// It breaks at values without a position on the axes. Infinite values and NaN are shown as triangles at the height
/// of the last finite value, as TensorBoard does; a point with a gap on both sides is a dot.
package struct LineMark: Mark {
  /// Horizontal positions; values without a partner in `y` are ignored.
  package let x: [Double]
  /// Vertical positions; values without a partner in `x` are ignored.
  package let y: [Double]
  /// The interpolation between points.
  package let interpolation: LineInterpolation
  /// A colour around the line that lifts it off cells and areas; `nil` for none.
  package let casing: Color?
  /// The look of the line.
  package let style: SeriesStyle
  /// The name at the end of the line, or in the key; `nil` for lines that need none.
  package private(set) var label: String?
  /// A glyph the key shows on the line: that of dots which belong to it.
  package let keyGlyph: Glyph?
  /// Whether the axes must be long enough for this line; a background line need not.
  package let stretchesAxes: Bool

  private let extents: (x: DataExtent, y: DataExtent)

  /// Creates a line.
  package init(
    x: [Double], y: [Double], style: SeriesStyle, label: String? = nil, interpolation: LineInterpolation = .straight,
    casing: Color? = nil, stretchesAxes: Bool = true, keyGlyph: Glyph? = nil
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.interpolation = interpolation
    self.casing = casing
    self.stretchesAxes = stretchesAxes
    self.keyGlyph = keyGlyph
    let count = min(x.count, y.count)
    extents = stretchesAxes ? (DataExtent(x.prefix(count)), DataExtent(y.prefix(count))) : (DataExtent(), DataExtent())
  }

  /// The x values, unless the line does not stretch the axes.
  package var xExtent: DataExtent { extents.x }
  /// The y values, unless the line does not stretch the axes.
  package var yExtent: DataExtent { extents.y }
  /// Whether the line is less than half solid.
  package var isBackground: Bool { style.opacity < 0.5 }
  /// The label beside a piece of the line.
  package var keyEntry: KeyEntry? {
    var sample = style
    if let keyGlyph { sample.glyph = keyGlyph }
    return label.map { KeyEntry($0, .line(sample)) }
  }

  /// The line as far as it can be seen, at most four points to a pixel column or a quarter point.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    LineTrace(
      x: x, y: y, style: style, interpolation: interpolation, casing: casing, outliers: extents.y.outliers, frame: frame
    ).shapes
  }

  /// The line up to an x value.
  package func part(upTo limit: Double) -> (any Mark)? {
    let kept = zip(x, y).filter { $0.0 <= limit }
    return LineMark(
      x: kept.map(\.0), y: kept.map(\.1), style: style, label: label, interpolation: interpolation, casing: casing,
      stretchesAxes: stretchesAxes, keyGlyph: keyGlyph)
  }

  /// The mark with another name for its series.
  package func renamed(_ names: [String: String]) -> any Mark {
    var mark = self
    mark.label = label.map { names[$0] ?? $0 }
    return mark
  }
}

/// The interpolation between the points of a line.
package enum LineInterpolation: Hashable, Sendable {
  /// Straight.
  case straight
  /// Each value holds until the next point, where the line jumps.
  case steps
}
