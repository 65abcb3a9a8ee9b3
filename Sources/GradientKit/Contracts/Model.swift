/// A model scores = m(x; θ), evaluated and differentiated one block of rows at a time.
///
/// θ is one flat vector. Weights come before biases, and a weight matrix is row-major, outputs × inputs.
public protocol Model: Component {
  /// The data that the model keeps between a prediction and its pull-back: activations, scratch space.
  associatedtype Workspace

  /// Checks whether the model can turn rows of `inputs` features into `outputs` scores; by default it accepts any
  /// shape.
  ///
  /// - Throws: ``SettingError/unsuitable(component:reason:)`` if it cannot.
  func checkShape(inputs: Int, outputs: Int) throws
  /// Returns the number of parameters for rows of `inputs` features and `outputs` scores.
  func parameterCount(inputs: Int, outputs: Int) -> Int
  /// Returns the ranges of the parameters to which L2 regularization applies: weights, not biases.
  func weights(inputs: Int, outputs: Int) -> [Range<Int>]
  /// Returns the weights of each unit, for comparing units of one network by size; by default every range of
  /// ``weights(inputs:outputs:)`` is one unit.
  func units(inputs: Int, outputs: Int) -> [Range<Int>]
  /// Returns the matrices and vectors of the parameters, for optimizers that distinguish them; by default one vector
  /// per range of ``weights(inputs:outputs:)`` and per part between them.
  func layout(inputs: Int, outputs: Int) -> Layout
  /// Whether scores are linear in the parameters, so that m(x; θ + a·d) = m(x; θ) + a·m(x; d); by default `false`.
  ///
  /// Losses along a line or over a plane then cost one product per direction instead of one per point.
  var isLinear: Bool { get }
  /// Returns the positions of W and b in a model whose scores are W x + b; by default `nil`.
  ///
  /// Such scores and their slopes are computed directly from the rows of a table, without
  /// ``predict(_:parameters:scores:workspace:)`` and ``pullBack(_:through:parameters:gradient:workspace:)``.
  func affineMap(inputs: Int, outputs: Int) -> AffineMap?
  /// Returns the default start point of training.
  func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double]
  /// Returns Σ (∂s/∂w)² of one score over its weights, for one row of features; by default Σx², as for the linear
  /// model.
  ///
  /// Default rates depend on its mean, as on the loss's ``Loss/curvature``.
  func squareNorm(of features: [Double]) -> Double
  /// Creates a workspace for blocks of up to `rows` rows.
  func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> Workspace
  /// Computes the scores of a block, row-major with one row of outputs per row of the block.
  func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout Workspace)
  /// Adds the slopes with respect to the parameters to `gradient`, given those with respect to the scores of the last
  /// predicted block.
  func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout Workspace)
  /// Computes the derivatives of the scores of the last predicted block along a `direction` of the parameters: that of
  /// s(x; θ + h·direction) with respect to h.
  ///
  /// Together with ``pullBackTangents(_:slopeTangents:through:parameters:direction:product:workspace:)`` this
  /// multiplies the Hessian by a vector (Pearlmutter 1994). If the model is not linear, both use central differences by
  /// default.
  func predictTangents(
    _ block: RowBlock, parameters: [Double], direction: [Double], tangents: inout Matrix, workspace: inout Workspace)
  /// Adds to `product` the derivative of what ``pullBack(_:through:parameters:gradient:workspace:)`` adds for `slopes`,
  /// along `direction` of the parameters and `slopeTangents` of the slopes; the block is that of the last
  /// ``predictTangents(_:parameters:direction:tangents:workspace:)``.
  func pullBackTangents(
    _ slopes: Matrix, slopeTangents: Matrix, through block: RowBlock, parameters: [Double], direction: [Double],
    product: inout [Double], workspace: inout Workspace)
}

extension Model {
  /// Accepts any shape.
  public func checkShape(inputs: Int, outputs: Int) throws {}

  /// Returns the ranges of weights.
  public func units(inputs: Int, outputs: Int) -> [Range<Int>] { weights(inputs: inputs, outputs: outputs) }

  /// Returns one vector per range of weights and per part between them.
  public func layout(inputs: Int, outputs: Int) -> Layout {
    Layout(
      weights: weights(inputs: inputs, outputs: outputs),
      parameterCount: parameterCount(inputs: inputs, outputs: outputs))
  }

  /// Whether scores are linear in the parameters; by default `false`.
  public var isLinear: Bool { false }

  /// Returns `nil`.
  public func affineMap(inputs: Int, outputs: Int) -> AffineMap? { nil }

  /// Returns zeros.
  public func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double] {
    [Double](repeating: 0, count: parameterCount(inputs: inputs, outputs: outputs))
  }

  /// Predicts with the direction as parameters if the model is linear; otherwise uses central differences.
  public func predictTangents(
    _ block: RowBlock, parameters: [Double], direction: [Double], tangents: inout Matrix, workspace: inout Workspace
  ) {
    if isLinear { return predict(block, parameters: direction, scores: &tangents, workspace: &workspace) }
    let difference = Difference(at: parameters, along: direction)
    var below = Matrix(rows: tangents.rows, columns: tangents.columns)
    predict(block, parameters: difference.moved(by: -1), scores: &below, workspace: &workspace)
    predict(block, parameters: difference.moved(by: 1), scores: &tangents, workspace: &workspace)
    for cell in 0..<block.count * tangents.columns {
      tangents.elements[cell] = (tangents.elements[cell] - below.elements[cell]) / (2 * difference.step)
    }
  }

  /// Pulls back the tangents of the slopes and, if the model is not linear, adds central differences of the pull-back.
  public func pullBackTangents(
    _ slopes: Matrix, slopeTangents: Matrix, through block: RowBlock, parameters: [Double], direction: [Double],
    product: inout [Double], workspace: inout Workspace
  ) {
    // The workspace belongs to another prediction: that of the direction, or of the last difference.
    var scores = Matrix(rows: slopes.rows, columns: slopes.columns)
    predict(block, parameters: parameters, scores: &scores, workspace: &workspace)
    pullBack(slopeTangents, through: block, parameters: parameters, gradient: &product, workspace: &workspace)
    guard !isLinear else { return }
    let difference = Difference(at: parameters, along: direction)
    for side in [-1.0, 1] {
      let moved = difference.moved(by: side)
      var gradient = [Double](repeating: 0, count: product.count)
      predict(block, parameters: moved, scores: &scores, workspace: &workspace)
      pullBack(slopes, through: block, parameters: moved, gradient: &gradient, workspace: &workspace)
      for index in product.indices { product[index] += side * gradient[index] / (2 * difference.step) }
    }
  }

  /// Returns Σx², as for the linear model.
  public func squareNorm(of features: [Double]) -> Double { features.reduce(0) { $0 + $1 * $1 } }
}

/// The positions of the parameters of a model whose scores are W x + b.
public struct AffineMap: Sendable, Equatable {
  /// The index of the first element of W, row-major, outputs × inputs.
  public let weights: Int
  /// The index of the first element of b, with one element per output; `nil` without b.
  public let biases: Int?

  /// Creates the positions of W and b.
  public init(weights: Int, biases: Int?) {
    self.weights = weights
    self.biases = biases
  }
}
