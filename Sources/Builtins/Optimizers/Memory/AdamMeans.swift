import GradientKit

/// The state of Adam and AdamW: running means of the gradient and of its square, both starting at zero.
package struct AdamMeans: Sendable {
  private var step = 0
  private var mean: [Double]
  private var square: [Double]
  private var largest: [Double]

  init(count: Int, constants: AdamConstants) {
    mean = [Double](repeating: 0, count: count)
    square = mean
    largest = constants.isAMSGrad ? mean : []
  }

  /// Updates the means and moves `point` by one step of algorithm 1 of Kingma and Ba 2015.
  mutating func move(_ point: inout [Double], along gradient: [Double], rate: Double, with constants: AdamConstants) {
    let (beta1, beta2) = (constants.beta1, constants.beta2)
    step += 1
    let meanCorrection = 1 - Double.pow(beta1, step)
    let squareCorrection = 1 - Double.pow(beta2, step)
    for index in point.indices {
      let slope = gradient[index]
      mean[index] = beta1 * mean[index] + (1 - beta1) * slope
      square[index] = beta2 * square[index] + (1 - beta2) * slope * slope
      var counted = square[index]
      if constants.isAMSGrad {
        counted = max(largest[index], counted)
        largest[index] = counted
      }
      let root = Double.sqrt(counted / squareCorrection) + constants.epsilon
      // Without ε, a coordinate whose derivative was always zero would give 0 / 0.
      if root != 0 { point[index] -= rate * (mean[index] / meanCorrection) / root }
    }
  }
}

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
