package import GradientKit

/// sin x · e^(−x²/20), a damped wave.
///
/// Mike X Cohen's function for the experiment that varies the rate and the number of epochs.
package struct SinGauss: Surface {
  /// The name on the command line, `sin-gauss`.
  package static let name = "sin-gauss"
  /// A short description for lists.
  package static let summary = "sin x · e^(−x²/20): a wave that dies away"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  package var dimension: Int { 1 }
  /// The formula as text.
  package var formula: String { "sin x · e^(−x²/20)" }
  /// The minimum, where cot x = x/10, near −1.43; the local minimum near 4.3 is less deep.
  package var minima: [[Double]] { [[-1.428870011214077]] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-2 * .pi...2 * .pi] }
  /// The default start, 0.
  package var start: [Double] { [0] }

  /// Returns sin x · e^(−x²/20).
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return sin(x) * exp(-x * x / 20)
  }
}
