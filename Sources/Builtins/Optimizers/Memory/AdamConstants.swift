import GradientKit

/// The settings that Adam and AdamW share.
struct AdamConstants: Sendable {
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  let isAMSGrad: Bool

  init(_ settings: inout Settings) throws {
    beta1 = try settings.number("beta1", default: 0.9, "decay of the mean gradient", in: 0...1.0.nextDown)
    beta2 = try settings.number("beta2", default: 0.999, "decay of the mean square", in: 0...1.0.nextDown)
    epsilon = try settings.number(
      "epsilon", default: 1e-8, "added to the root", in: 0...Double.greatestFiniteMagnitude)
    isAMSGrad = try settings.flag("amsgrad", default: false, "whether to use the largest mean square so far")
  }
}
