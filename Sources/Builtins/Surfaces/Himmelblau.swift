import GradientKit

/// (x² + y − 11)² + (x + y² − 7)², four valleys of the same depth.
///
/// Himmelblau 1972.
struct Himmelblau: Surface {
  /// The name on the command line, `himmelblau`.
  static let name = "himmelblau"
  /// A short description for lists.
  static let summary = "(x² + y − 11)² + (x + y² − 7)²: four equal valleys"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  var dimension: Int { 2 }
  /// The formula as text.
  var formula: String { "(x² + y − 11)² + (x + y² − 7)²" }
  /// The four minima, with value 0.
  var minima: [[Double]] {
    [
      [3, 2], [-2.8051180869527448, 3.1313125182505730], [-3.7793102533777469, -3.2831859912861694],
      [3.5844283403304917, -1.8481265269644036],
    ]
  }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-5...5, -5...5] }
  /// The default start, between the valleys.
  var start: [Double] { [0, 0] }

  /// Returns (x² + y − 11)² + (x + y² − 7)².
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let (first, second) = (x * x + y - 11, x + y * y - 7)
    return first * first + second * second
  }
}
