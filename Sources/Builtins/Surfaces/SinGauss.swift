import GradientKit

/// sin x · e^(−x²/20), a damped wave.
///
/// Mike X Cohen's function for the experiment that varies the rate and the number of epochs.
struct SinGauss: Surface {
  /// The name on the command line, `sin-gauss`.
  static let name = "sin-gauss"
  /// A short description for lists.
  static let summary = "sin x · e^(−x²/20): a wave that dies away"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  var dimension: Int { 1 }
  /// The formula as text.
  var formula: String { "sin x · e^(−x²/20)" }
  /// The minimum, where cot x = x/10, near −1.43; the local minimum near 4.3 is less deep.
  var minima: [[Double]] { [[-1.428870011214077]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-2 * .pi...2 * .pi] }
  /// The default start, 0.
  var start: [Double] { [0] }

  /// Returns sin x · e^(−x²/20).
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return sin(x) * exp(-x * x / 20)
  }
}
