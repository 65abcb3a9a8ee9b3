package import GradientKit

/// (1 − x)² + 100(y − x²)², a flat curved valley between steep walls.
///
/// Rosenbrock 1960, from whose (−1.2, 1) it is started.
package struct Rosenbrock: Surface {
  /// `rosenbrock`.
  package static let name = "rosenbrock"
  /// What it is.
  package static let summary = "(1 − x)² + 100(y − x²)²: a flat curved valley"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 2.
  package var dimension: Int { 2 }
  /// The formula.
  package var formula: String { "(1 − x)² + 100(y − x²)²" }
  /// (1, 1).
  package var minima: [[Double]] { [[1, 1]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-2...2, -1...3] }
  /// (−1.2, 1).
  package var start: [Double] { [-1.2, 1] }

  /// (1 − x)² + 100(y − x²)².
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let (along, across) = (1 - x, y - x * x)
    return along * along + 100 * across * across
  }
}
