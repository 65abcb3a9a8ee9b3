/// A function of a few coordinates, given by a formula.
public protocol Surface: Component {
  /// The number of coordinates.
  var dimension: Int { get }
  /// Returns the value at a point with ``dimension`` coordinates.
  func value<S: Scalar>(_ point: Point<S>) -> S
  /// The name in titles; by default the component's name.
  var title: String { get }
  /// The formula in a caption, such as `x² − y²`; by default the component's name.
  var formula: String { get }
  /// The known minima within ``window``; empty if there are none.
  var minima: [[Double]] { get }
  /// The window to draw, one range per coordinate.
  var window: [ClosedRange<Double>] { get }
  /// The default start point of descent.
  var start: [Double] { get }
}

extension Surface {
  /// The name of the component.
  public var title: String { Self.name }
  /// The name of the component.
  public var formula: String { Self.name }
}
