public import Drawing

/// The look of one series, from which the looks of its several lines follow.
public struct SeriesStyle: Hashable, Sendable {
  /// The colour, before opacity.
  public var color: Color
  /// The width of lines, in points.
  public var width: Double
  /// 0 is invisible, 1 is solid.
  public var opacity: Double
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// A glyph drawn at a few places along a line; nil for none.
  public var glyph: Glyph?

  /// The opacity of `faint`; more on dark backgrounds, where thin dark lines are lost sooner.
  public var faintOpacity = 0.25

  /// A style; a solid line 1.75 points wide unless told otherwise.
  public init(_ color: Color, width: Double = 1.75, opacity: Double = 1, dash: [Double] = [], glyph: Glyph? = nil) {
    self.color = color
    self.width = width
    self.opacity = opacity
    self.dash = dash
    self.glyph = glyph
  }

  /// For what lies behind the strong line, such as values before smoothing.
  public var faint: SeriesStyle { with(width: 1, opacity: faintOpacity, dash: [], glyph: nil) }

  /// Without dashes.
  public var solid: SeriesStyle { with(width: width, opacity: opacity, dash: [], glyph: glyph) }

  /// For a second line of the same series, such as validation beside training.
  public var dashed: SeriesStyle { with(width: width, opacity: opacity, dash: [5, 3], glyph: nil) }

  /// For a third line of the same series.
  public var dotted: SeriesStyle { with(width: width, opacity: opacity, dash: [0.1, 3.5], glyph: nil) }

  private func with(width: Double, opacity: Double, dash: [Double], glyph: Glyph?) -> SeriesStyle {
    var style = self
    (style.width, style.opacity, style.dash, style.glyph) = (width, opacity, dash, glyph)
    return style
  }

  /// The colour with its opacity.
  var paint: Color { color.withOpacity(color.opacity * opacity) }

  /// The line as it is stroked; dashes have flat ends, so that their gaps stay open at any width.
  var stroke: Stroke {
    let isDotted = dash.first.map { $0 < 1 } ?? false
    return Stroke(paint, width: width, dash: dash, cap: dash.isEmpty || isDotted ? .round : .butt)
  }
}
