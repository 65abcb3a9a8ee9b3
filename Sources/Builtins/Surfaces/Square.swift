public import GradientKit

/// x², the plainest valley: a step of rate η multiplies x by 1 − 2η.
///
/// At the rate 1 descent from 2 goes to and fro between 2 and −2; above it, it diverges.
public struct Square: Surface {
  /// `square`.
  public static let name = "square"
  /// What it is.
  public static let summary = "x²"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 1.
  public var dimension: Int { 1 }
  /// The formula.
  public var formula: String { "x²" }
  /// 0.
  public var minima: [[Double]] { [[0]] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-3...3] }
  /// 2.
  public var start: [Double] { [2] }

  /// x².
  public func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] }
}
