import GradientKit

/// x³ − 3xy², a saddle with three ways down, where the second derivatives vanish too.
///
/// Hilbert and Cohn-Vossen 1932, who name it after a monkey that needs room for two legs and a tail.
struct MonkeySaddle: Surface {
  /// The name on the command line, `monkey-saddle`.
  static let name = "monkey-saddle"
  /// A short description for lists.
  static let summary = "x³ − 3xy²: a saddle with three ways down"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  var dimension: Int { 2 }
  /// The formula as text.
  var formula: String { "x³ − 3xy²" }
  /// None: the surface is unbounded below.
  var minima: [[Double]] { [] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-1.5...1.5, -1.5...1.5] }
  /// The default start, slightly off the ridge.
  var start: [Double] { [1, 0.01] }

  /// Returns x³ − 3xy².
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    return x * (x * x - 3 * y * y)
  }
}
