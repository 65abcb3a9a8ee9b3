/// How good a relative error of a gradient is, in the bands of Stanford's cs231n notes on gradient checks.
public enum GradientBand: Int, Comparable, CaseIterable, Sendable {
  /// 10⁻⁷ and less: as good as double precision gets.
  case excellent
  /// Up to 10⁻⁴: fine where there are kinks, too much where everything is smooth.
  case acceptable
  /// Up to 10⁻²: should make one uneasy.
  case doubtful
  /// More than 10⁻², or no number: probably wrong.
  case wrong

  /// The band of a relative error.
  public init(relativeError: Double) {
    self =
      relativeError <= 1e-7
      ? .excellent : relativeError <= 1e-4 ? .acceptable : relativeError <= 1e-2 ? .doubtful : .wrong
  }

  /// The better band first.
  public static func < (left: GradientBand, right: GradientBand) -> Bool { left.rawValue < right.rawValue }
}

extension GradientBand: CustomStringConvertible {
  /// The band in words.
  public var description: String {
    switch self {
    case .excellent: "excellent"
    case .acceptable: "fine if there are kinks"
    case .doubtful: "doubtful"
    case .wrong: "probably wrong"
    }
  }
}
