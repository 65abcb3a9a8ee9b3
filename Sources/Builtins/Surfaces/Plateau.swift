public import GradientKit

/// tanh² x, a valley between plateaus on which the gradient vanishes.
///
/// The squared error of one tanh neuron that should answer 0: where it is saturated, the slope is about 8 e^(−2|x|), and
/// descent hardly moves.
public struct Plateau: Surface {
  /// `plateau`.
  public static let name = "plateau"
  /// What it is.
  public static let summary = "tanh² x: a valley between plateaus on which the gradient vanishes"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 1.
  public var dimension: Int { 1 }
  /// The formula.
  public var formula: String { "tanh² x" }
  /// 0.
  public var minima: [[Double]] { [[0]] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-4...4] }
  /// 3, out on a plateau.
  public var start: [Double] { [3] }

  /// tanh² x.
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let y = tanh(point[0])
    return y * y
  }
}
