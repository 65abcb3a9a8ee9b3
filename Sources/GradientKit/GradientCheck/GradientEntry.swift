/// A number compared with its expected value.
public struct GradientEntry: Sendable {
  /// The kind of a compared number.
  public enum Quantity: Sendable {
    /// A loss, compared with the formula's value.
    case loss
    /// A slope, compared with a central difference.
    case slope
  }

  /// The outcome of a comparison.
  public enum Outcome: Sendable {
    /// The two numbers agree.
    case agrees
    /// The numbers differ, but so do the slopes to the left and to the right, and the given slope lies between them.
    case kink
    /// The numbers differ.
    case differs
    /// There is no expected value, because the function is not finite here.
    case undefined
  }

  /// The kind of the number.
  public let quantity: Quantity
  /// The position, such as `at prediction 0.5, target 1`.
  public let place: String
  /// The number to check.
  public let given: Double
  /// The expected value.
  public let expected: Double
  /// The outcome of the comparison.
  public let outcome: Outcome
  /// Whether both numbers are zero to rounding, so that their relative error is meaningless.
  public let isZero: Bool

  /// |a − n| / max(|a|, |n|), or 0 if both are 0 to rounding.
  public var relativeError: Double { relativeError(floor: 0) }

  /// The relative error with numbers below 10⁻³ counted as 10⁻³, by which entries are ranked.
  ///
  /// Small slopes have fewer digits: differences of a loss near 1 are accurate to about 10⁻¹¹.
  public var severity: Double { relativeError(floor: 1e-3) }

  private func relativeError(floor: Double) -> Double {
    let scale = max(given.magnitude, expected.magnitude, floor)
    if isZero || scale == 0 { return 0 }
    let error = (given - expected).magnitude / scale
    return error.isNaN ? .infinity : error
  }

  /// The band of ``relativeError``.
  public var band: GradientBand { GradientBand(relativeError: relativeError) }
}

extension GradientEntry: CustomStringConvertible {
  /// A description of both numbers and their position.
  public var description: String {
    switch quantity {
    case .loss:
      return "\(place): evaluate gives the loss \(given), the formula \(expected)"
    case .slope:
      if isZero { return "\(place): slope \(given), by central differences \(expected) (zero but for rounding)" }
      let error = relativeError.isFinite ? " (relative error \(Self.rounded(relativeError)), \(band))" : ""
      return "\(place): slope \(given), by central differences \(expected)\(error)"
    }
  }

  /// Returns an error rounded to two significant digits.
  static func rounded(_ error: Double) -> String {
    guard error.isFinite, error > 0 else { return "\(error)" }
    let scale = Double.pow(10, Double.log10(error).rounded(.down) - 1)
    let exponent = Int(Double.log10(error).rounded(.down))
    let digits = (error / scale).rounded() / 10
    return exponent >= -2 ? "\(digits * Double.pow(10, exponent))" : "\(digits)e\(exponent)"
  }
}

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
