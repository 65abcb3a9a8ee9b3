import GradientKit

/// tanh² x, a valley between plateaus on which the gradient vanishes.
///
/// The squared error of one tanh neuron with target 0: where it is saturated, the derivative is about 8 e^(−2|x|), and
/// descent hardly moves.
struct Plateau: Surface {
  /// The name on the command line, `plateau`.
  static let name = "plateau"
  /// A short description for lists.
  static let summary = "tanh² x: a valley between plateaus on which the gradient vanishes"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  var dimension: Int { 1 }
  /// The formula as text.
  var formula: String { "tanh² x" }
  /// The minimum, 0.
  var minima: [[Double]] { [[0]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-4...4] }
  /// The default start, 3, on a plateau.
  var start: [Double] { [3] }

  /// Returns tanh² x.
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let y = tanh(point[0])
    return y * y
  }
}
