public import GradientKit

/// 3x² − 3x + 4, a valley at x = ½.
///
/// Mike X Cohen's function for comparing fixed and changing rates.
public struct Parabola: Surface {
  /// `parabola`.
  public static let name = "parabola"
  /// What it is.
  public static let summary = "3x² − 3x + 4"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 1.
  public var dimension: Int { 1 }
  /// The formula.
  public var formula: String { "3x² − 3x + 4" }
  /// ½.
  public var minima: [[Double]] { [[0.5]] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-2...3] }
  /// −1.5.
  public var start: [Double] { [-1.5] }

  /// 3x² − 3x + 4.
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return 3 * (x - 1) * x + 4
  }
}
