/// A method to smooth noisy curves.
public protocol Smoother: Component {
  /// Whether a smoothed value depends on later values, which captions mention.
  var looksAhead: Bool { get }
  /// Whether the values stay unchanged, as with a weight of zero.
  var isIdentity: Bool { get }
  /// A description for a caption, such as `EMA 0.9, half-life 6.6 points`.
  var caption: String { get }
  /// Returns the smoother with a half-life that its settings leave open, in units of x, and its name in captions, such
  /// as `¼ epoch`; by default itself.
  func completed(halfLife: Double, called words: String) -> Self
  /// Returns the smoothed values; `x` ascends, and both arrays have as many elements as the result.
  func smoothed(x: [Double], y: [Double]) -> [Double]
}

extension Smoother {
  /// Whether the values stay unchanged; by default `false`.
  public var isIdentity: Bool { false }

  /// Returns the smoother itself.
  public func completed(halfLife: Double, called words: String) -> Self { self }
}
