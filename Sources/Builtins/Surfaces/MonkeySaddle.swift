package import GradientKit

/// x³ − 3xy², a saddle with three ways down, where the second derivatives vanish too.
///
/// Hilbert and Cohn-Vossen 1932: a place for two legs and a tail.
package struct MonkeySaddle: Surface {
  /// `monkey-saddle`.
  package static let name = "monkey-saddle"
  /// What it is.
  package static let summary = "x³ − 3xy²: a saddle with three ways down"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 2.
  package var dimension: Int { 2 }
  /// The formula.
  package var formula: String { "x³ − 3xy²" }
  /// None: it has no lowest point.
  package var minima: [[Double]] { [] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-1.5...1.5, -1.5...1.5] }
  /// A little off the ridge.
  package var start: [Double] { [1, 0.01] }

  /// x³ − 3xy².
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    return x * (x * x - 3 * y * y)
  }
}
