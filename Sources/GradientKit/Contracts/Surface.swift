/// A function of a few coordinates, given by a formula.
public protocol Surface: Component {
  /// The number of coordinates.
  var dimension: Int { get }
  /// The value at a point with ``dimension`` coordinates.
  func value<S: Scalar>(_ point: Point<S>) -> S
  /// Where the surface is lowest, as far as known; empty when it has no minimum.
  var minima: [[Double]] { get }
  /// The part worth drawing, a range a coordinate.
  var window: [ClosedRange<Double>] { get }
  /// Where descent usually starts.
  var start: [Double] { get }
}
