import GradientKit

extension MultilayerPerceptron {
  /// The activation function of a hidden unit.
  enum Activation: String, CaseIterable {
    /// max(0, x), with derivative 0 at 0.
    case relu
    /// The hyperbolic tangent.
    case tanh
    /// 1 / (1 + exp(−x)).
    case sigmoid

    /// Draws an initial weight for a layer of this shape.
    func initialWeight(inputs: Int, outputs: Int, random: inout RandomSource) -> Double {
      switch self {
      case .relu: Double.sqrt(2 / Double(inputs)) * random.normal()
      case .tanh, .sigmoid: Double.sqrt(6 / Double(inputs + outputs)) * (2 * random.uniform() - 1)
      }
    }

    /// Replaces the first `count` sums by activations.
    func apply(to sums: inout Matrix, count: Int) {
      sums.elements.withUnsafeMutableBufferPointer { sums in
        switch self {
        // In this order, a NaN sum stays NaN.
        case .relu: for index in 0..<count { sums[index] = sums[index] < 0 ? 0 : sums[index] }
        case .tanh: for index in 0..<count { sums[index] = Double.tanh(sums[index]) }
        case .sigmoid: for index in 0..<count { sums[index] = 1 / (1 + Double.exp(-sums[index])) }
        }
      }
    }

    /// Converts the first `count` derivatives with respect to activations into derivatives with respect to sums.
    func pullBack(_ slopes: inout Matrix, through activations: Matrix, count: Int) {
      activations.elements.withUnsafeBufferPointer { activations in
        slopes.elements.withUnsafeMutableBufferPointer { slopes in
          switch self {
          case .relu: for index in 0..<count where activations[index] <= 0 { slopes[index] = 0 }
          case .tanh: for index in 0..<count { slopes[index] *= 1 - activations[index] * activations[index] }
          case .sigmoid: for index in 0..<count { slopes[index] *= activations[index] * (1 - activations[index]) }
          }
        }
      }
    }

    /// Adds the second-order term to the first `count` tangents of derivatives with respect to sums: φ″ times the sum's
    /// tangent, times the derivative with respect to the activation.
    ///
    /// `slopes` contains the derivatives with respect to activations, `tangents` the tangents of the activations, which
    /// are φ′ times those of the sums.
    func addBend(
      to slopeTangents: inout Matrix, slopes: Matrix, activations: Matrix, tangents: Matrix, count: Int
    ) {
      switch self {
      case .relu: return
      case .tanh:
        for index in 0..<count {
          slopeTangents.elements[index] -=
            2 * activations.elements[index] * tangents.elements[index] * slopes.elements[index]
        }
      case .sigmoid:
        for index in 0..<count {
          slopeTangents.elements[index] +=
            (1 - 2 * activations.elements[index]) * tangents.elements[index] * slopes.elements[index]
        }
      }
    }
  }
}
