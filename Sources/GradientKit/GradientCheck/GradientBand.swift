/// A rating of a gradient's relative error, in the bands of Stanford's cs231n notes on gradient checks.
public enum GradientBand: Int, Comparable, CaseIterable, Sendable {
  /// At most 10⁻⁷: the limit of double precision.
  case excellent
  /// Up to 10⁻⁴: acceptable for objectives with kinks, too large for smooth ones.
  case acceptable
  /// Up to 10⁻²: suspicious.
  case doubtful
  /// More than 10⁻², or NaN: probably wrong.
  case wrong

  /// Creates the band of a relative error.
  public init(relativeError: Double) {
    self =
      relativeError <= 1e-7
      ? .excellent : relativeError <= 1e-4 ? .acceptable : relativeError <= 1e-2 ? .doubtful : .wrong
  }

  /// Returns whether the left band is the better one.
  public static func < (left: GradientBand, right: GradientBand) -> Bool { left.rawValue < right.rawValue }
}

extension GradientBand: CustomStringConvertible {
  /// A description of the band.
  public var description: String {
    switch self {
    case .excellent: "excellent"
    case .acceptable: "fine if there are kinks"
    case .doubtful: "doubtful"
    case .wrong: "probably wrong"
    }
  }
}
