/// An upright rectangle on the canvas, in points.
package struct Rect: Hashable, Sendable {
  /// The left edge.
  package var minX: Double
  /// The top edge.
  package var minY: Double
  /// The horizontal extent.
  package var width: Double
  /// The vertical extent.
  package var height: Double

  /// Creates the rectangle whose top left corner is (`x`, `y`).
  package init(x: Double, y: Double, width: Double, height: Double) {
    minX = x
    minY = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  package var maxX: Double { minX + width }
  /// The bottom edge.
  package var maxY: Double { minY + height }
  /// The horizontal middle.
  package var midX: Double { minX + width / 2 }
  /// The vertical middle.
  package var midY: Double { minY + height / 2 }
  /// Width and height.
  package var size: Size { Size(width, height) }

  /// Returns the rectangle with every edge moved inward; negative amounts move an edge outward.
  package func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rect {
    Rect(x: minX + left, y: minY + top, width: width - left - right, height: height - top - bottom)
  }

  /// Whether the two rectangles overlap; rectangles that only touch do not.
  package func intersects(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Whether `point` lies inside or on an edge.
  package func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether `other` lies wholly inside, edges included.
  package func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }
}

/// A position on the canvas, in points (1/72 inch at scale 1) from the top left corner, y downward.
package struct Point: Hashable, Sendable {
  /// Distance from the left edge, in points.
  package var x: Double
  /// Distance from the top edge, in points.
  package var y: Double

  /// Creates the point (`x`, `y`).
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A width and a height, in points.
package struct Size: Hashable, Sendable {
  /// The horizontal extent, in points.
  package var width: Double
  /// The vertical extent, in points.
  package var height: Double

  /// A size of `width` × `height` points.
  package init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}
