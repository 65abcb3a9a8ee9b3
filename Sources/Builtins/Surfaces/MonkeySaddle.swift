public import GradientKit

/// x³ − 3xy², a saddle with three ways down, where the second derivatives vanish too.
///
/// Hilbert and Cohn-Vossen 1932: a place for two legs and a tail.
public struct MonkeySaddle: Surface {
  /// `monkey-saddle`.
  public static let name = "monkey-saddle"
  /// What it is.
  public static let summary = "x³ − 3xy²: a saddle with three ways down"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 2.
  public var dimension: Int { 2 }
  /// The formula.
  public var formula: String { "x³ − 3xy²" }
  /// None: it has no lowest point.
  public var minima: [[Double]] { [] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-1.5...1.5, -1.5...1.5] }
  /// A little off the ridge.
  public var start: [Double] { [1, 0.01] }

  /// x³ − 3xy².
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    return x * (x * x - 3 * y * y)
  }
}
