package import GradientKit

// The derivatives of scores and gradients along a direction of the parameters (Pearlmutter 1994): each formula of the
// forward and the backward pass, differentiated. The tangent of a matrix is written with a dot, as in the papers.

extension MultilayerPerceptron {
  /// Performs the forward pass for tangents: in each layer Ẇ a + ḃ + W ȧ, the tangent of W a + b, in hidden layers
  /// times φ′.
  package func predictTangents(
    _ block: RowBlock, parameters: [Double], direction: [Double], tangents: inout Matrix, workspace: inout Workspace
  ) {
    if workspace.activationTangents.isEmpty {
      workspace.activationTangents = workspace.activations
      workspace.slopeTangents = workspace.slopes
    }
    for (index, layer) in layers(inputs: block.width, outputs: tangents.columns).enumerated() {
      var sums = index < hidden.count ? workspace.activationTangents[index] : tangents
      sum(block, direction, layer, at: index, into: &sums, workspace: &workspace)
      if index > 0 {
        var along = Matrix(rows: sums.rows, columns: sums.columns)
        workspace.activationTangents[index - 1].multiply(
          first: block.count, byTransposeOf: parameters, at: layer.weights, into: &along)
        sums.add(along, first: block.count)
      }
      guard index < hidden.count else {
        tangents = sums
        return
      }
      activation.pullBack(&sums, through: workspace.activations[index], count: block.count * sums.columns)
      workspace.activationTangents[index] = sums
    }
  }

  /// Performs the backward pass for the tangents of what ``pullBack(_:through:parameters:gradient:workspace:)`` adds.
  package func pullBackTangents(
    _ slopes: Matrix, slopeTangents: Matrix, through block: RowBlock, parameters: [Double], direction: [Double],
    product: inout [Double], workspace: inout Workspace
  ) {
    for (index, layer) in layers(inputs: block.width, outputs: slopes.columns).enumerated().reversed() {
      let above = index < hidden.count ? workspace.slopes[index] : slopes
      let aboveTangents = index < hidden.count ? workspace.slopeTangents[index] : slopeTangents
      for row in 0..<block.count {
        for column in 0..<layer.outputs { product[layer.biases + column] += aboveTangents[row, column] }
      }
      guard index > 0 else {
        block.addTransposedProduct(
          of: aboveTangents, to: &product, at: layer.weights, scratch: &workspace.scratch)
        return
      }
      let below = index - 1
      let (activations, tangents) = (workspace.activations[below], workspace.activationTangents[below])
      activations.addTransposedProduct(first: block.count, of: aboveTangents, to: &product, at: layer.weights)
      tangents.addTransposedProduct(first: block.count, of: above, to: &product, at: layer.weights)

      let count = block.count * layer.inputs
      above.multiply(first: block.count, by: parameters, at: layer.weights, into: &workspace.slopes[below])
      aboveTangents.multiply(
        first: block.count, by: parameters, at: layer.weights, into: &workspace.slopeTangents[below])
      var along = Matrix(rows: activations.rows, columns: activations.columns)
      above.multiply(first: block.count, by: direction, at: layer.weights, into: &along)
      workspace.slopeTangents[below].add(along, first: block.count)
      activation.pullBack(&workspace.slopeTangents[below], through: activations, count: count)
      activation.addBend(
        to: &workspace.slopeTangents[below], slopes: workspace.slopes[below], activations: activations,
        tangents: tangents, count: count)
      activation.pullBack(&workspace.slopes[below], through: activations, count: count)
    }
  }
}

extension Matrix {
  /// Adds the first `count` rows of another matrix to those of this one.
  fileprivate mutating func add(_ other: Matrix, first count: Int) {
    for cell in 0..<count * columns { elements[cell] += other.elements[cell] }
  }
}
