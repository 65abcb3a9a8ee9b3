import GradientKit

/// The rate of an optimizer when the user names none.
///
/// A step along a gradient grows with ‖x‖², so a rate that suits standardized columns bounces about on three thousand
/// pixels. Half of 1 / mean ‖x‖² keeps full-batch descent on a squared error stable whatever the features (its curvature
/// is at most 2 mean ‖x‖²); the optimizer's own default is lowered to that where it is higher, and rounded down to 1, 2
/// or 5 times a power of ten so that it does not hang on which examples were held out.
enum DefaultRate {
  /// The rate for an optimizer on features of this mean ‖x‖².
  static func rate(of optimizer: any Optimizer.Type, meanSquareNorm: Double) -> Double {
    let rate = optimizer.defaultRate
    guard !optimizer.isScaleInvariant, meanSquareNorm.isFinite, rate * meanSquareNorm > 0.5 else { return rate }
    let limit = 0.5 / meanSquareNorm
    let exponent = Int(Double.log10(limit).rounded(.down))
    // Dividing by a whole power of ten rounds once, so that 5e-4 is the double that `0.0005` reads as.
    for factor in [5.0, 2, 1] {
      let candidate = exponent < 0 ? factor / Double.pow(10, -exponent) : factor * Double.pow(10, exponent)
      if candidate <= limit { return candidate }
    }
    return limit
  }
}
