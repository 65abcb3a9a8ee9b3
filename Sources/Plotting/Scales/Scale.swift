/// A map from data values to positions along an axis.
package protocol Scale: Sendable {
  /// The data value at the start of the axis.
  var lower: Double { get }
  /// The data value at the end of the axis.
  var upper: Double { get }

  /// The least value that has a position, on the axis or beyond it.
  var least: Double { get }

  /// Returns the position of `value`: 0 at the start, 1 at the end, outside 0...1 beyond them; NaN when it has none.
  func fraction(of value: Double) -> Double
  /// Returns the value at a fraction of the axis.
  func value(at fraction: Double) -> Double
  /// Returns about `count` ticks inside the axis, ascending, at least two of them labelled.
  func ticks(about count: Int, format: TickFormat) -> [Tick]
}
