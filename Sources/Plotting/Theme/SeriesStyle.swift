package import Drawing

/// The style of a series, from which the styles of its lines derive.
package struct SeriesStyle: Hashable, Sendable {
  /// The colour, before opacity.
  package var color: Color
  /// The width of lines, in points.
  package var width: Double
  /// 0 is invisible, 1 is solid.
  package var opacity: Double
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  package var dash: [Double]
  /// A glyph drawn on some of the points of a line; `nil` for none.
  package var glyph: Glyph?
  /// Whether the glyph is an outline.
  package var isHollow = false
  /// How far glyphs are apart at least, in the units of the figure; `nil` for about six along a panel.
  package var glyphSpacing: Double?

  /// The opacity of `faint`; more on dark backgrounds, where thin dark lines are lost sooner.
  package var faintOpacity = 0.25

  /// Creates a style, by default a solid line 1.75 points wide.
  package init(_ color: Color, width: Double = 1.75, opacity: Double = 1, dash: [Double] = [], glyph: Glyph? = nil) {
    self.color = color
    self.width = width
    self.opacity = opacity
    self.dash = dash
    self.glyph = glyph
  }

  /// The style of a line behind the strong one, such as values before smoothing.
  package var faint: SeriesStyle { with(width: 1, opacity: faintOpacity, dash: [], glyph: nil) }

  /// The style without dashes.
  package var solid: SeriesStyle { with(width: width, opacity: opacity, dash: [], glyph: glyph) }

  /// The style of a second line of the series, such as validation beside training.
  package var dashed: SeriesStyle { with(width: width, opacity: opacity, dash: [5, 3], glyph: nil) }

  /// The style of a second line with visible points: dashed, with the glyph as an outline.
  package var second: SeriesStyle {
    var style = with(width: width, opacity: opacity, dash: [5, 3], glyph: glyph)
    style.isHollow = true
    return style
  }

  /// The style without glyphs, for lines whose points are not data.
  package var plain: SeriesStyle { with(width: width, opacity: opacity, dash: dash, glyph: nil) }

  /// The style of a third line of the series.
  package var dotted: SeriesStyle { with(width: width, opacity: opacity, dash: [0.1, 3.5], glyph: nil) }

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

/// The property beside colour in which series differ.
package enum SeriesDistinction: Hashable, Sendable {
  /// Each series has its own pattern of dashes.
  case dash
  /// Each series has its own glyph, drawn here and there along its line; dashes stay free for kinds of lines.
  case glyph
}
