public import GradientKit

/// (x² + y − 11)² + (x + y² − 7)², four valleys of the same depth.
///
/// Himmelblau 1972.
public struct Himmelblau: Surface {
  /// `himmelblau`.
  public static let name = "himmelblau"
  /// What it is.
  public static let summary = "(x² + y − 11)² + (x + y² − 7)²: four equal valleys"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 2.
  public var dimension: Int { 2 }
  /// The formula.
  public var formula: String { "(x² + y − 11)² + (x + y² − 7)²" }
  /// All four, at height 0.
  public var minima: [[Double]] {
    [
      [3, 2], [-2.8051180869527448, 3.1313125182505730], [-3.7793102533777469, -3.2831859912861694],
      [3.5844283403304917, -1.8481265269644036],
    ]
  }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-5...5, -5...5] }
  /// Between the valleys.
  public var start: [Double] { [0, 0] }

  /// (x² + y − 11)² + (x + y² − 7)².
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let (first, second) = (x * x + y - 11, x + y * y - 7)
    return first * first + second * second
  }
}
