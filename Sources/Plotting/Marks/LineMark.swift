public import Drawing

/// A line through points in the order given.
///
/// It breaks at values that have no place on the axes. Infinite values and NaN are shown as triangles at the height
/// of the last finite value, as TensorBoard does; a point with a gap on both sides is a dot.
public struct LineMark: Mark {
  /// Horizontal positions; what has no partner in `y` is left out.
  public let x: [Double]
  /// Vertical positions; what has no partner in `x` is left out.
  public let y: [Double]
  /// How the line gets from one point to the next.
  public let interpolation: LineInterpolation
  /// A colour around the line that lifts it off cells and areas; nil for none.
  public let casing: Color?
  /// The look of the line.
  public let style: SeriesStyle
  /// The name at the end of the line, or in the key; nil for lines that need none.
  public let label: String?
  /// Whether the axes must be long enough for this line; a background line need not.
  public let stretchesAxes: Bool

  private let extents: (x: DataExtent, y: DataExtent)

  /// A line.
  public init(
    x: [Double], y: [Double], style: SeriesStyle, label: String? = nil, interpolation: LineInterpolation = .straight,
    casing: Color? = nil, stretchesAxes: Bool = true
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.interpolation = interpolation
    self.casing = casing
    self.stretchesAxes = stretchesAxes
    let count = min(x.count, y.count)
    extents = stretchesAxes ? (DataExtent(x.prefix(count)), DataExtent(y.prefix(count))) : (DataExtent(), DataExtent())
  }

  /// The x values, unless the line does not stretch the axes.
  public var xExtent: DataExtent { extents.x }
  /// The y values, unless the line does not stretch the axes.
  public var yExtent: DataExtent { extents.y }
  /// Whether the line is less than half solid.
  public var isBackground: Bool { style.opacity < 0.5 }
  /// The label beside a piece of the line.
  public var keyEntry: KeyEntry? { label.map { KeyEntry($0, .line(style)) } }

  /// The line as far as it can be seen, at most four points to a pixel column or a quarter point.
  public func shapes(in frame: PlotFrame) -> MarkShapes {
    LineTrace(x: x, y: y, style: style, interpolation: interpolation, casing: casing, frame: frame).shapes
  }

  /// The points up to there.
  public func part(upTo limit: Double) -> (any Mark)? {
    let kept = zip(x, y).filter { $0.0 <= limit }
    return LineMark(
      x: kept.map(\.0), y: kept.map(\.1), style: style, label: label, interpolation: interpolation, casing: casing,
      stretchesAxes: stretchesAxes)
  }
}
