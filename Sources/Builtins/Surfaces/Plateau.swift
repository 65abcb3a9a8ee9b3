package import GradientKit

/// tanh² x, a valley between plateaus on which the gradient vanishes.
///
/// The squared error of one tanh neuron that should answer 0: where it is saturated, the slope is about 8 e^(−2|x|), and
/// descent hardly moves.
package struct Plateau: Surface {
  /// `plateau`.
  package static let name = "plateau"
  /// What it is.
  package static let summary = "tanh² x: a valley between plateaus on which the gradient vanishes"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "tanh² x" }
  /// 0.
  package var minima: [[Double]] { [[0]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-4...4] }
  /// 3, out on a plateau.
  package var start: [Double] { [3] }

  /// tanh² x.
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let y = tanh(point[0])
    return y * y
  }
}
