package import GradientKit

/// A network of fully connected layers: a₀ = x, aₗ = φ(Wₗ aₗ₋₁ + bₗ) for each hidden layer, and scores W a + b.
///
/// The parameters of each layer are W, row-major outputs × inputs of the layer, then its biases b. Initial weights keep
/// the magnitude of activations constant across layers: normal with variance 2 / inputs for `relu` (He and others
/// 2015), uniform within ±√(6 / (inputs + outputs)) for `tanh` and `sigmoid` (Glorot and Bengio 2010), drawn in the
/// order of the parameters; biases start at zero. Gradients are computed by back-propagation (Rumelhart, Hinton and
/// Williams 1986).
package struct MultilayerPerceptron: Model {
  /// The values kept between the forward and the backward pass.
  package struct Workspace: Sendable {
    /// The activations of each hidden layer.
    var activations: [Matrix]
    /// The derivatives of the loss with respect to the inputs of each hidden layer's φ.
    var slopes: [Matrix]
    /// The tangents of both along a direction of the parameters; empty before a tangent pass.
    var activationTangents: [Matrix] = []
    var slopeTangents: [Matrix] = []
    /// Space for single-precision copies.
    var scratch = ProductScratch()
  }

  /// The name on the command line, `mlp`.
  package static let name = "mlp"
  /// A short description for lists.
  package static let summary = "network of fully connected layers"

  let hidden: [Int]
  let activation: Activation

  /// Reads `hidden`, the widths of the hidden layers, and `activation`, their φ.
  package init(_ settings: inout Settings) throws {
    hidden = try settings.integers("hidden", default: [64], "units of each hidden layer, such as 64-32", in: 1...16_384)
    let word = try settings.choice(
      "activation", of: Activation.allCases.map(\.rawValue), default: Activation.relu.rawValue,
      "what a hidden unit does to its sum")
    activation = Activation(rawValue: word) ?? .relu
  }

  /// Returns the number of all layers' weights and biases.
  package func parameterCount(inputs: Int, outputs: Int) -> Int {
    layers(inputs: inputs, outputs: outputs).last?.end ?? 0
  }

  /// Returns the range of each layer's W, without b.
  package func weights(inputs: Int, outputs: Int) -> [Range<Int>] {
    layers(inputs: inputs, outputs: outputs).map { $0.weights..<$0.biases }
  }

  /// Returns the ranges of the rows of each layer's W.
  package func units(inputs: Int, outputs: Int) -> [Range<Int>] {
    layers(inputs: inputs, outputs: outputs).flatMap { layer in
      (0..<layer.outputs).map { layer.weights + $0 * layer.inputs..<layer.weights + ($0 + 1) * layer.inputs }
    }
  }

  /// Returns the blocks W1, b1, W2, b2 and so on, from the first layer to the last.
  package func layout(inputs: Int, outputs: Int) -> Layout {
    var layout = Layout()
    for (index, layer) in layers(inputs: inputs, outputs: outputs).enumerated() {
      layout.append("W\(index + 1)", rows: layer.outputs, columns: layer.inputs)
      layout.append("b\(index + 1)", rows: layer.outputs)
    }
    return layout
  }

  /// Draws He's weights for `relu`, Glorot's for the others; biases are zero.
  package func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double] {
    var parameters: [Double] = []
    for layer in layers(inputs: inputs, outputs: outputs) {
      for _ in layer.weights..<layer.biases {
        parameters.append(activation.initialWeight(inputs: layer.inputs, outputs: layer.outputs, random: &random))
      }
      parameters += [Double](repeating: 0, count: layer.outputs)
    }
    return parameters
  }

  /// Allocates space for the hidden layers.
  package func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> Workspace {
    let matrices = hidden.map { Matrix(rows: rows, columns: $0) }
    return Workspace(activations: matrices, slopes: matrices)
  }

  /// Performs the forward pass, which leaves the activations in the workspace.
  package func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout Workspace
  ) {
    let layers = layers(inputs: block.width, outputs: scores.columns)
    for index in hidden.indices {
      // The matrix is moved out of the array while it is written, because the layer below is read from the same array.
      var sums = Matrix(rows: 0, columns: 0)
      swap(&sums, &workspace.activations[index])
      sum(block, parameters, layers[index], at: index, into: &sums, workspace: &workspace)
      activation.apply(to: &sums, count: block.count * sums.columns)
      swap(&sums, &workspace.activations[index])
    }
    sum(block, parameters, layers[hidden.count], at: hidden.count, into: &scores, workspace: &workspace)
  }

  /// Performs the backward pass, from the last layer to the first.
  package func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout Workspace
  ) {
    for (index, layer) in layers(inputs: block.width, outputs: slopes.columns).enumerated().reversed() {
      let above = index < hidden.count ? workspace.slopes[index] : slopes
      for row in 0..<block.count {
        for column in 0..<layer.outputs { gradient[layer.biases + column] += above[row, column] }
      }
      guard index > 0 else {
        block.addTransposedProduct(of: above, to: &gradient, at: layer.weights, scratch: &workspace.scratch)
        return
      }
      workspace.activations[index - 1].addTransposedProduct(
        first: block.count, of: above, to: &gradient, at: layer.weights)
      above.multiply(first: block.count, by: parameters, at: layer.weights, into: &workspace.slopes[index - 1])
      activation.pullBack(
        &workspace.slopes[index - 1], through: workspace.activations[index - 1], count: block.count * layer.inputs)
    }
  }

  struct Layer {
    let inputs: Int
    let outputs: Int
    /// The index of the first weight.
    let weights: Int
    /// The index of the first bias, after the weights.
    var biases: Int { weights + inputs * outputs }
    /// The index of the next layer.
    var end: Int { biases + outputs }
  }

  func layers(inputs: Int, outputs: Int) -> [Layer] {
    var layers: [Layer] = []
    for width in hidden + [outputs] {
      layers.append(Layer(inputs: layers.last?.outputs ?? inputs, outputs: width, weights: layers.last?.end ?? 0))
    }
    return layers
  }

  /// Writes W a + b of a layer into the first rows of `sums`.
  func sum(
    _ block: RowBlock, _ parameters: [Double], _ layer: Layer, at index: Int, into sums: inout Matrix,
    workspace: inout Workspace
  ) {
    if index == 0 {
      block.multiply(byTransposeOf: parameters, at: layer.weights, into: &sums, scratch: &workspace.scratch)
    } else {
      workspace.activations[index - 1].multiply(
        first: block.count, byTransposeOf: parameters, at: layer.weights, into: &sums)
    }
    for row in 0..<block.count {
      for column in 0..<layer.outputs { sums[row, column] += parameters[layer.biases + column] }
    }
  }
}
