/// How many of a mark's points a drawing shows.
public struct PointCount: Hashable, Sendable {
  /// Points that became part of the drawing.
  public var drawn: Int
  /// Points there are.
  public var total: Int

  /// A count.
  public init(drawn: Int = 0, total: Int = 0) {
    self.drawn = drawn
    self.total = total
  }

  /// Both counts added.
  public static func + (a: PointCount, b: PointCount) -> PointCount {
    PointCount(drawn: a.drawn + b.drawn, total: a.total + b.total)
  }
}
