public import GradientKit

/// sin x · e^(−x²/20), a wave that dies away.
///
/// Mike X Cohen's function for the experiment that sets the rate against the number of epochs.
public struct SinGauss: Surface {
  /// `sin-gauss`.
  public static let name = "sin-gauss"
  /// What it is.
  public static let summary = "sin x · e^(−x²/20): a wave that dies away"

  /// The surface has no settings.
  public init(_ settings: inout Settings) throws {}

  /// 1.
  public var dimension: Int { 1 }
  /// The formula.
  public var formula: String { "sin x · e^(−x²/20)" }
  /// Where cot x = x/10, near −1.43; the valley near 4.3 is less deep.
  public var minima: [[Double]] { [[-1.428870011214077]] }
  /// The part worth drawing.
  public var window: [ClosedRange<Double>] { [-2 * .pi...2 * .pi] }
  /// 0.
  public var start: [Double] { [0] }

  /// sin x · e^(−x²/20).
  public func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return sin(x) * exp(-x * x / 20)
  }
}
