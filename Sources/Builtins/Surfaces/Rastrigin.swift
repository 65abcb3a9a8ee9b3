import GradientKit

/// 20 + x² − 10 cos 2πx + y² − 10 cos 2πy, a bowl with many local minima.
///
/// Rastrigin 1974 in two dimensions; nearly every integer point has a local minimum beside it.
struct Rastrigin: Surface {
  /// The name on the command line, `rastrigin`.
  static let name = "rastrigin"
  /// A short description for lists.
  static let summary = "20 + x² − 10 cos 2πx + y² − 10 cos 2πy: a bowl full of valleys"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  var dimension: Int { 2 }
  /// The formula as text.
  var formula: String { "20 + x² − 10 cos 2πx + y² − 10 cos 2πy" }
  /// The minimum, the origin.
  var minima: [[Double]] { [[0, 0]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-5.12...5.12, -5.12...5.12] }
  /// The default start, (3.2, −2.3).
  var start: [Double] { [3.2, -2.3] }

  /// Returns 20 + Σ x² − 10 cos 2πx.
  func value<S: Scalar>(_ point: Point<S>) -> S { 20 + Self.part(point[0]) + Self.part(point[1]) }

  private static func part<S: Scalar>(_ x: S) -> S { x * x - 10 * cos(S(2 * .pi) * x) }
}
