/// A map from data values to places along an axis.
package protocol Scale: Sendable {
  /// The data value at the start of the axis.
  var lower: Double { get }
  /// The data value at the end of the axis.
  var upper: Double { get }

  /// The least value that has a place anywhere, on the axis or beyond it.
  var least: Double { get }

  /// Where `value` lies: 0 at the start, 1 at the end, beyond that outside; NaN when it has no place.
  func fraction(of value: Double) -> Double
  /// The value at a fraction of the axis.
  func value(at fraction: Double) -> Double
  /// Ticks inside the axis, ascending, at least two of them labelled, about `count` and as a rule not many more.
  func ticks(about count: Int, format: TickFormat) -> [Tick]
}
