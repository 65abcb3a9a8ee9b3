import RealModule

/// A network of fully connected layers in plain loops, one example at a time.
struct PlainNetwork {
  /// The number of features, the hidden widths and the number of scores.
  let widths: [Int]
  /// The name of the activation function.
  let activation: String

  /// Returns the scores of one row.
  func scores(_ row: [Double], _ parameters: [Double]) -> [Double] { forward(row, parameters).last ?? [] }

  /// Returns the derivatives with respect to the parameters, given those with respect to the scores.
  func gradient(_ row: [Double], _ parameters: [Double], slopes: [Double]) -> [Double] {
    let activations = forward(row, parameters)
    var gradient = [Double](repeating: 0, count: parameters.count)
    var slopes = slopes
    var end = parameters.count
    for layer in (1..<widths.count).reversed() {
      let (inputs, outputs) = (widths[layer - 1], widths[layer])
      let start = end - outputs * (inputs + 1)
      var below = [Double](repeating: 0, count: inputs)
      for output in 0..<outputs {
        gradient[end - outputs + output] = slopes[output]
        for input in 0..<inputs {
          gradient[start + output * inputs + input] = slopes[output] * activations[layer - 1][input]
          below[input] += slopes[output] * parameters[start + output * inputs + input]
        }
      }
      slopes = zip(below, activations[layer - 1]).map { $0 * slope(at: $1) }
      end = start
    }
    return gradient
  }

  private func forward(_ row: [Double], _ parameters: [Double]) -> [[Double]] {
    var activations = [row]
    var start = 0
    for layer in 1..<widths.count {
      let (inputs, outputs) = (widths[layer - 1], widths[layer])
      activations.append(
        (0..<outputs).map { output in
          var sum = parameters[start + outputs * inputs + output]
          for input in 0..<inputs {
            sum += parameters[start + output * inputs + input] * activations[layer - 1][input]
          }
          return layer == widths.count - 1 ? sum : activate(sum)
        })
      start += outputs * (inputs + 1)
    }
    return activations
  }

  private func activate(_ sum: Double) -> Double {
    switch activation {
    case "relu": max(0, sum)
    case "tanh": Double.tanh(sum)
    default: 1 / (1 + Double.exp(-sum))
    }
  }

  private func slope(at activation: Double) -> Double {
    switch self.activation {
    case "relu": activation > 0 ? 1 : 0
    case "tanh": 1 - activation * activation
    default: activation * (1 - activation)
    }
  }
}
