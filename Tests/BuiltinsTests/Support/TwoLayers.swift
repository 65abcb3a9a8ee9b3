import GradientKit

/// A model in the form of a plugin: s = V tanh(W x + b) + c, with a workspace that keeps tanh.
struct TwoLayers: Model {
  static let name = "two-layers"
  static let summary = "scores V tanh(W x + b) + c"
  let hidden: Int

  init(_ settings: inout Settings) throws {
    hidden = try settings.integer("hidden", default: 4, "hidden units", in: 1...1000)
  }

  func parameterCount(inputs: Int, outputs: Int) -> Int { hidden * (inputs + 1) + outputs * (hidden + 1) }

  func weights(inputs: Int, outputs: Int) -> [Range<Int>] {
    let second = hidden * (inputs + 1)
    return [0..<hidden * inputs, second..<second + outputs * hidden]
  }

  func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double] {
    var parameters = [Double](repeating: 0, count: parameterCount(inputs: inputs, outputs: outputs))
    for range in weights(inputs: inputs, outputs: outputs) {
      for index in range { parameters[index] = 0.5 * random.normal() }
    }
    return parameters
  }

  func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> (activations: Matrix, scratch: ProductScratch) {
    (Matrix(rows: rows, columns: hidden), ProductScratch())
  }

  func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix,
    workspace: inout (activations: Matrix, scratch: ProductScratch)
  ) {
    let width = block.width
    let (biases, second) = (hidden * width, hidden * (width + 1))
    block.multiply(byTransposeOf: parameters, at: 0, into: &workspace.activations, scratch: &workspace.scratch)
    for row in 0..<block.count {
      for unit in 0..<hidden {
        workspace.activations[row, unit] = Double.tanh(workspace.activations[row, unit] + parameters[biases + unit])
      }
      for output in 0..<scores.columns {
        var score = parameters[second + scores.columns * hidden + output]
        for unit in 0..<hidden {
          score += parameters[second + output * hidden + unit] * workspace.activations[row, unit]
        }
        scores[row, output] = score
      }
    }
  }

  func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout (activations: Matrix, scratch: ProductScratch)
  ) {
    let width = block.width
    let (biases, second) = (hidden * width, hidden * (width + 1))
    var inner = Matrix(rows: slopes.rows, columns: hidden)
    for row in 0..<block.count {
      for output in 0..<slopes.columns {
        let slope = slopes[row, output]
        gradient[second + slopes.columns * hidden + output] += slope
        for unit in 0..<hidden {
          gradient[second + output * hidden + unit] += slope * workspace.activations[row, unit]
          inner[row, unit] += slope * parameters[second + output * hidden + unit]
        }
      }
      for unit in 0..<hidden {
        let activation = workspace.activations[row, unit]
        inner[row, unit] *= 1 - activation * activation
        gradient[biases + unit] += inner[row, unit]
      }
    }
    block.addTransposedProduct(of: inner, to: &gradient, at: 0, scratch: &workspace.scratch)
  }
}
