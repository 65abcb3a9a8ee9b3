/// An upright rectangle on the canvas, in points.
public struct Rect: Hashable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The top edge.
  public var minY: Double
  /// The horizontal extent.
  public var width: Double
  /// The vertical extent.
  public var height: Double

  /// The rectangle whose top left corner is (`x`, `y`).
  public init(x: Double, y: Double, width: Double, height: Double) {
    minX = x
    minY = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  public var maxX: Double { minX + width }
  /// The bottom edge.
  public var maxY: Double { minY + height }
  /// The horizontal middle.
  public var midX: Double { minX + width / 2 }
  /// The vertical middle.
  public var midY: Double { minY + height / 2 }
  /// Width and height.
  public var size: Size { Size(width, height) }

  /// This rectangle with every edge moved inward; negative amounts move outward.
  public func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rect {
    Rect(x: minX + left, y: minY + top, width: width - left - right, height: height - top - bottom)
  }

  /// Whether the two rectangles share an area; touching edges share none.
  public func intersects(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Whether `point` lies inside or on an edge.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether `other` lies wholly inside, edges included.
  public func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }
}
