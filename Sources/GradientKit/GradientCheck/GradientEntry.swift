/// One number that was held against what it should be.
public struct GradientEntry: Sendable {
  /// What kind of number it is.
  public enum Quantity: Sendable {
    /// A loss, held against the formula's value.
    case loss
    /// A slope, held against a central difference.
    case slope
  }

  /// What came of it.
  public enum Outcome: Sendable {
    /// The two numbers agree.
    case agrees
    /// They do not, but the slopes to the left and to the right differ, and the slope given lies between them.
    case kink
    /// They do not agree.
    case differs
    /// There is no number to compare with, because the value is not finite here.
    case undefined
  }

  /// What kind of number it is.
  public let quantity: Quantity
  /// Where: `at prediction 0.5, target 1`.
  public let place: String
  /// The number to be checked.
  public let given: Double
  /// What it should be.
  public let expected: Double
  /// What came of it.
  public let outcome: Outcome
  /// Whether both numbers are zero but for rounding: then their relative error says nothing.
  public let isZero: Bool

  /// |a − n| / max(|a|, |n|), and 0 where both are 0 but for rounding.
  public var relativeError: Double { relativeError(floor: 0) }

  /// The relative error with numbers below 10⁻³ counted as 10⁻³; by it entries are ranked.
  ///
  /// Small slopes have fewer digits: differences of a loss near 1 are known to about 10⁻¹¹.
  public var severity: Double { relativeError(floor: 1e-3) }

  private func relativeError(floor: Double) -> Double {
    let scale = max(given.magnitude, expected.magnitude, floor)
    if isZero || scale == 0 { return 0 }
    let error = (given - expected).magnitude / scale
    return error.isNaN ? .infinity : error
  }

  /// The band ``relativeError`` lies in.
  public var band: GradientBand { GradientBand(relativeError: relativeError) }
}

extension GradientEntry: CustomStringConvertible {
  /// Both numbers, and where.
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

  /// Two significant digits are enough for an error.
  static func rounded(_ error: Double) -> String {
    guard error.isFinite, error > 0 else { return "\(error)" }
    let scale = Double.pow(10, Double.log10(error).rounded(.down) - 1)
    let exponent = Int(Double.log10(error).rounded(.down))
    let digits = (error / scale).rounded() / 10
    return exponent >= -2 ? "\(digits * Double.pow(10, exponent))" : "\(digits)e\(exponent)"
  }
}
