import GradientKit

/// The rate of an optimizer when the user names none.
///
/// On examples a gradient grows with the features, so a rate that suits standardized columns bounces about on three
/// thousand pixels and crawls on four. There the rate is 1 / (β · mean ‖x‖²), with β the loss's largest curvature: the
/// mean loss of a linear model bends at most by L = β · mean ‖x‖², and full-batch descent at 1 / L never rises. It is
/// rounded down to 1, 2 or 5 times a power of ten, so that it does not hang on which examples were held out. Rules that
/// divide the gradient's scale out, and surfaces, get the optimizer's own default.
enum DefaultRate {
  /// The rate for an optimizer, a loss of this curvature and features of this mean ‖x‖².
  static func rate(of optimizer: any Optimizer.Type, curvature: Double, meanSquareNorm: Double) -> Double {
    // Standardized features have a mean ‖x‖² of a whole number but for rounding; that must not turn 0.5 into 0.2.
    let limit = (1 + 1e-9) / (curvature * meanSquareNorm)
    guard !optimizer.keepsDefaultRate, limit.isFinite, limit > 0 else { return optimizer.defaultRate }
    let exponent = Int(Double.log10(limit).rounded(.down))
    // Dividing by a whole power of ten rounds once, so that 5e-4 is the double that `0.0005` reads as.
    for factor in [5.0, 2, 1] {
      let candidate = exponent < 0 ? factor / Double.pow(10, -exponent) : factor * Double.pow(10, exponent)
      if candidate <= limit { return candidate }
    }
    return limit
  }
}
