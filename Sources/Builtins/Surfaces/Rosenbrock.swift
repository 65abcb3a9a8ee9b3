public import GradientKit

/// (1 − x)² + 100(y − x²)², a flat curved valley between steep walls.
///
/// Rosenbrock 1960, from whose (−1.2, 1) it is started.
public struct Rosenbrock: Surface {
  /// `rosenbrock`.
  public static let name = "rosenbrock"
  /// What it is.
  public static let summary = "(1 − x)² + 100(y − x²)²: a flat curved valley"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 2.
  public var dimension: Int { 2 }
  /// The formula.
  public var formula: String { "(1 − x)² + 100(y − x²)²" }
  /// (1, 1).
  public var minima: [[Double]] { [[1, 1]] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-2...2, -1...3] }
  /// (−1.2, 1).
  public var start: [Double] { [-1.2, 1] }

  /// (1 − x)² + 100(y − x²)².
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let (along, across) = (1 - x, y - x * x)
    return along * along + 100 * across * across
  }
}
