package import GradientKit

/// (1 − x)² + 100(y − x²)², a flat curved valley between steep walls.
///
/// Rosenbrock 1960, with his start (−1.2, 1).
package struct Rosenbrock: Surface {
  /// The name on the command line, `rosenbrock`.
  package static let name = "rosenbrock"
  /// A short description for lists.
  package static let summary = "(1 − x)² + 100(y − x²)²: a flat curved valley"

  /// Creates the surface, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  package var dimension: Int { 2 }
  /// The formula as text.
  package var formula: String { "(1 − x)² + 100(y − x²)²" }
  /// The minimum, (1, 1).
  package var minima: [[Double]] { [[1, 1]] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-2...2, -1...3] }
  /// The default start, (−1.2, 1).
  package var start: [Double] { [-1.2, 1] }

  /// Returns (1 − x)² + 100(y − x²)².
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let (along, across) = (1 - x, y - x * x)
    return along * along + 100 * across * across
  }
}
