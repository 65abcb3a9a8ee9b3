/// A calmer version of a noisy curve.
public protocol Smoother: Component {
  /// Whether a smoothed value depends on values further right; captions say so.
  var looksAhead: Bool { get }
  /// Whether the values stay as they are, as with a weight of zero.
  var isIdentity: Bool { get }
  /// What was done, for a caption, such as `EMA 0.9, half-life 6.6 points`.
  var caption: String { get }
  /// The smoother with what its settings leave to whoever draws the curve: a half-life in units of x, and what captions
  /// call it, such as `¼ epoch`. Itself unless overridden, as most are complete without.
  func completed(halfLife: Double, called words: String) -> Self
  /// The smoothed values; `x` ascends, and both have as many elements as the result.
  func smoothed(x: [Double], y: [Double]) -> [Double]
}

extension Smoother {
  /// A smoother changes something unless it says otherwise.
  public var isIdentity: Bool { false }

  /// Nothing was left open.
  public func completed(halfLife: Double, called words: String) -> Self { self }
}
