package import GradientKit

/// sin x · e^(−x²/20), a wave that dies away.
///
/// Mike X Cohen's function for the experiment that sets the rate against the number of epochs.
package struct SinGauss: Surface {
  /// `sin-gauss`.
  package static let name = "sin-gauss"
  /// What it is.
  package static let summary = "sin x · e^(−x²/20): a wave that dies away"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "sin x · e^(−x²/20)" }
  /// Where cot x = x/10, near −1.43; the valley near 4.3 is less deep.
  package var minima: [[Double]] { [[-1.428870011214077]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-2 * .pi...2 * .pi] }
  /// 0.
  package var start: [Double] { [0] }

  /// sin x · e^(−x²/20).
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return sin(x) * exp(-x * x / 20)
  }
}
