package import Drawing

/// A surface seen from the side, its height above a plane shown by shape, shade and colour, in a box with axes.
///
/// The panel has no axes of its own: the box has them.
package struct ReliefMark: Mark {
  /// Where the surface is seen from.
  package struct View: Hashable, Sendable {
    /// The direction of the viewer around the box in degrees, from the x axis to the y axis.
    package var azimuth: Double
    /// How high the viewer is in degrees, from 0 at the side to 90 above.
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

  /// The places of the samples along the x axis, ascending.
  package let x: [Double]
  /// The places of the samples along the y axis, ascending.
  package let y: [Double]
  /// The samples, row by row, the row of the lowest y first.
  package let values: [Double]
  /// The colours of heights, and whether heights are logarithmic; higher values are cut off at its upper end.
  package let scale: ColorScale
  /// The names of the three axes.
  package let names: [String]
  /// Where the surface is seen from.
  package let view: View
  /// Lines on the surface.
  package private(set) var trails: [Trail]
  /// Glyphs on the surface.
  package let spots: [Spot]

  /// A surface through samples.
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

  /// Patches along a side; more would be smaller than the lines around them.
  private static let mostPatches = 60

  /// Evenly spaced places among so many samples, the first and the last among them.
  private static func thinned(_ count: Int) -> [Int] {
    guard count > mostPatches + 1 else { return Array(0..<count) }
    return (0...mostPatches).map { $0 * (count - 1) / mostPatches }
  }

  /// From 0 to 1: places are those of the box.
  package var xExtent: DataExtent { DataExtent([0, 1]) }
  /// From 0 to 1: places are those of the box.
  package var yExtent: DataExtent { DataExtent([0, 1]) }
  /// Always.
  package var coversPanel: Bool { true }

  /// The names of lines and glyphs.
  package var keyEntries: [KeyEntry] {
    trails.compactMap { trail in trail.label.map { KeyEntry($0, .line(trail.style)) } }
      + spots.compactMap { spot in spot.label.map { KeyEntry($0, .glyph(spot.glyph, spot.color)) } }
  }

  /// The same with other names for series.
  package func renamed(_ names: [String: String]) -> any Mark {
    var mark = self
    for index in trails.indices { mark.trails[index].label = trails[index].label.map { names[$0] ?? $0 } }
    return mark
  }

  /// The walls of the box behind the surface, the surface from back to front, what lies on it, and the axes.
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
