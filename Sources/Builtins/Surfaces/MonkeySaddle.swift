package import GradientKit

/// x³ − 3xy², a saddle with three ways down, where the second derivatives vanish too.
///
/// Hilbert and Cohn-Vossen 1932, who name it after a monkey that needs room for two legs and a tail.
package struct MonkeySaddle: Surface {
  /// The name on the command line, `monkey-saddle`.
  package static let name = "monkey-saddle"
  /// A short description for lists.
  package static let summary = "x³ − 3xy²: a saddle with three ways down"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  package var dimension: Int { 2 }
  /// The formula as text.
  package var formula: String { "x³ − 3xy²" }
  /// None: the surface is unbounded below.
  package var minima: [[Double]] { [] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-1.5...1.5, -1.5...1.5] }
  /// The default start, slightly off the ridge.
  package var start: [Double] { [1, 0.01] }

  /// Returns x³ − 3xy².
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    return x * (x * x - 3 * y * y)
  }
}
