package import Drawing

/// A surface in an oblique view, with height shown by shape, shade and colour, in a box with axes.
///
/// The box replaces the panel's own axes.
package struct ReliefMark: Mark {
  /// The direction from which the surface is seen.
  package struct View: Hashable, Sendable {
    /// The direction of the viewer around the box in degrees, from the x axis to the y axis.
    package var azimuth: Double
    /// The elevation of the viewer in degrees, from 0 (side) to 90 (above).
    package var elevation: Double

    /// Creates a view.
    package init(azimuth: Double = -60, elevation: Double = 35) {
      self.azimuth = azimuth
      self.elevation = elevation
    }
  }

  /// A line on the surface, fainter where the surface hides it.
  package struct Trail: Sendable {
    var x: [Double]
    var y: [Double]
    var z: [Double]
    var style: SeriesStyle
    /// The name in the key; `nil` for none.
    var label: String?

    /// Creates a line through points of the surface.
    package init(x: [Double], y: [Double], z: [Double], style: SeriesStyle, label: String? = nil) {
      (self.x, self.y, self.z, self.style, self.label) = (x, y, z, style, label)
    }
  }

  /// A glyph on the surface, an outline where the surface hides it.
  package struct Spot: Sendable {
    var x: Double
    var y: Double
    var z: Double
    var glyph: Glyph
    var color: Color
    var size: Double
    /// The name in the key; `nil` for none.
    var label: String?

    /// Creates a glyph.
    package init(
      x: Double, y: Double, z: Double, glyph: Glyph, color: Color, size: Double = 8, label: String? = nil
    ) {
      (self.x, self.y, self.z, self.glyph, self.color, self.size, self.label) = (x, y, z, glyph, color, size, label)
    }
  }

  /// The x coordinates of the samples, ascending.
  package let x: [Double]
  /// The y coordinates of the samples, ascending.
  package let y: [Double]
  /// The samples, row by row, beginning with the lowest y.
  package let values: [Double]
  /// The colour scale of heights, linear or logarithmic; higher values are clipped at its upper end.
  package let scale: ColorScale
  /// The names of the three axes.
  package let names: [String]
  /// The direction from which the surface is seen.
  package let view: View
  /// Lines on the surface.
  package private(set) var trails: [Trail]
  /// Glyphs on the surface.
  package let spots: [Spot]

  /// Creates a surface through samples.
  package init(
    x: [Double], y: [Double], values: [Double], scale: ColorScale, names: [String], view: View = View(),
    trails: [Trail] = [], spots: [Spot] = []
  ) {
    let (columns, rows) = (Self.thinned(x.count), Self.thinned(y.count))
    self.x = columns.map { x[$0] }
    self.y = rows.map { y[$0] }
    self.values =
      values.count >= x.count * y.count ? rows.flatMap { row in columns.map { values[row * x.count + $0] } } : []
    self.scale = scale
    self.names = names
    self.view = view
    self.trails = trails
    self.spots = spots
  }

  /// The maximum number of patches per side; more would be smaller than the lines around them.
  private static let mostPatches = 60

  /// Returns evenly spaced indices below `count`, including the first and the last.
  private static func thinned(_ count: Int) -> [Int] {
    guard count > mostPatches + 1 else { return Array(0..<count) }
    return (0...mostPatches).map { $0 * (count - 1) / mostPatches }
  }

  /// From 0 to 1: positions are those of the box.
  package var xExtent: DataExtent { DataExtent([0, 1]) }
  /// From 0 to 1: positions are those of the box.
  package var yExtent: DataExtent { DataExtent([0, 1]) }
  /// Always true.
  package var coversPanel: Bool { true }

  /// The key's entries for lines and glyphs.
  package var keyEntries: [KeyEntry] {
    trails.compactMap { trail in trail.label.map { KeyEntry($0, .line(trail.style)) } }
      + spots.compactMap { spot in spot.label.map { KeyEntry($0, .glyph(spot.glyph, spot.color)) } }
  }

  /// Returns the mark with other names for its series.
  package func renamed(_ names: [String: String]) -> any Mark {
    var mark = self
    for index in trails.indices { mark.trails[index].label = trails[index].label.map { names[$0] ?? $0 } }
    return mark
  }

  /// Returns the walls behind the surface, the surface from back to front, its overlays, and the axes.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    guard x.count > 1, y.count > 1, values.count >= x.count * y.count, let box = ReliefBox(self, in: frame) else {
      return shapes
    }
    shapes.count = PointCount(drawn: x.count * y.count, total: x.count * y.count)
    shapes.over = box.walls + box.surface
    for trail in trails { shapes.over += box.line(trail) }
    for spot in spots { shapes.over += box.glyph(spot) }
    shapes.over += box.axes
    return shapes
  }
}
