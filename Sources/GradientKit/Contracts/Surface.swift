/// A function of a few coordinates, given by a formula.
public protocol Surface: Component {
  /// The number of coordinates.
  var dimension: Int { get }
  /// The value at a point with ``dimension`` coordinates.
  func value<S: Scalar>(_ point: Point<S>) -> S
  /// What titles call it; the name unless given.
  var title: String { get }
  /// The formula as a caption shows it, such as `x² − y²`; the name unless given.
  var formula: String { get }
  /// Where the surface is lowest within ``window``, as far as known; empty when it has no minimum there.
  var minima: [[Double]] { get }
  /// The part worth drawing, a range a coordinate.
  var window: [ClosedRange<Double>] { get }
  /// Where descent usually starts.
  var start: [Double] { get }
}

extension Surface {
  /// The name, unless the surface has a title.
  public var title: String { Self.name }
  /// The name, unless the surface has a formula to show.
  public var formula: String { Self.name }
}
