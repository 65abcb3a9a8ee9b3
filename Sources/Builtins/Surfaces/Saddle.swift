public import GradientKit

/// x² − y², a saddle: down into the middle along x, out of it along y, for ever.
///
/// From y = 0 descent ends on the saddle; the least noise drives it off.
public struct Saddle: Surface {
  /// `saddle`.
  public static let name = "saddle"
  /// What it is.
  public static let summary = "x² − y²: a saddle"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 2.
  public var dimension: Int { 2 }
  /// The formula.
  public var formula: String { "x² − y²" }
  /// None: it has no lowest point.
  public var minima: [[Double]] { [] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-1...1, -1...1] }
  /// A little off the ridge.
  public var start: [Double] { [0.8, 1e-3] }

  /// x² − y².
  public func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] - point[1] * point[1] }
}
