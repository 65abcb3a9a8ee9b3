/// A surface that can be drawn on: paths and text, nothing about data.
///
/// Coordinates are points from the top left corner, y downward. What is drawn later lies on top.
package protocol Canvas: AnyObject {
  /// The drawing area, in points.
  var size: Size { get }
  /// The kind of output. Marks with very many points draw only as many as it can show.
  var medium: OutputMedium { get }

  /// Fills the inside of a path (non-zero winding).
  func fill(_ path: Path, _ color: Color)
  /// Draws the line along a path.
  func stroke(_ path: Path, _ stroke: Stroke)
  /// Draws one line of text, turned counter-clockwise by `degrees` about `point`.
  func draw(_ text: RichText, at point: Point, style: TextStyle, anchor: TextAnchor, degrees: Double)
  /// Fills `rect` with the pixels of `raster`, each with sharp edges.
  func draw(_ raster: Raster, in rect: Rect)
  /// Draws what `body` draws, cut off at the edges of `rect`.
  func clipped(to rect: Rect, _ body: () throws -> Void) rethrows
}

extension Canvas {
  /// Draws one line of horizontal text.
  package func draw(_ text: RichText, at point: Point, style: TextStyle, anchor: TextAnchor) {
    draw(text, at: point, style: style, anchor: anchor, degrees: 0)
  }

  /// The whole drawing area.
  package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }
}

/// The kind of output of a drawing: pixels or paths.
package enum OutputMedium: Hashable, Sendable {
  /// Pixels, `scale` of them to a point.
  case raster(scale: Double)
  /// Paths that stay sharp at any size.
  case vector
}

/// A grid of opaque pixels, drawn as one image.
package struct Raster: Hashable, Sendable {
  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Colours as `0xRRGGBB`, row by row from the top left.
  package let pixels: [UInt32]

  /// Creates a grid; `nil` unless `pixels` has `width` × `height` elements, at least one.
  package init?(width: Int, height: Int, pixels: [UInt32]) {
    guard width > 0, height > 0, pixels.count == width * height else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
