public import GradientKit

/// x³ − 2x² + 2, a valley at x = 4/3 beside an abyss on the left.
///
/// The example of many notebooks on gradient descent. It has no lowest point: left of −2/3 it lies below its valley.
public struct Cubic: Surface {
  /// `cubic`.
  public static let name = "cubic"
  /// What it is.
  public static let summary = "x³ − 2x² + 2: a valley at 4/3, an abyss left of −2/3"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 1.
  public var dimension: Int { 1 }
  /// The formula.
  public var formula: String { "x³ − 2x² + 2" }
  /// The bottom of the valley, 4/3.
  public var minima: [[Double]] { [[4.0 / 3]] }
  /// The valley, without the abyss.
  public var window: [ClosedRange<Double>] { [-0.6...2.5] }
  /// 2.
  public var start: [Double] { [2] }

  /// x³ − 2x² + 2.
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return (x - 2) * x * x + 2
  }
}
