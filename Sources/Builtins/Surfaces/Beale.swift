import GradientKit

/// (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)², a flat valley with steep corners.
///
/// Beale 1958.
struct Beale: Surface {
  /// The name on the command line, `beale`.
  static let name = "beale"
  /// A short description for lists.
  static let summary = "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  var dimension: Int { 2 }
  /// The formula as text.
  var formula: String { "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²" }
  /// The minimum, (3, ½).
  var minima: [[Double]] { [[3, 0.5]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-4.5...4.5, -4.5...4.5] }
  /// The default start, (1, 1).
  var start: [Double] { [1, 1] }

  /// Returns Σ (c − x + xyⁱ)² for c = 1.5, 2.25, 2.625 and i = 1, 2, 3.
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let square = y * y
    let first = 1.5 - x + x * y
    let second = 2.25 - x + x * square
    let third = 2.625 - x + x * square * y
    return first * first + second * second + third * third
  }
}
