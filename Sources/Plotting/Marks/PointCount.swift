/// How many of a mark's points a drawing shows.
package struct PointCount: Hashable, Sendable {
  /// Points that became part of the drawing.
  package var drawn: Int
  /// Points there are.
  package var total: Int

  /// A count.
  package init(drawn: Int = 0, total: Int = 0) {
    self.drawn = drawn
    self.total = total
  }

  /// Both counts added.
  package static func + (a: PointCount, b: PointCount) -> PointCount {
    PointCount(drawn: a.drawn + b.drawn, total: a.total + b.total)
  }
}
