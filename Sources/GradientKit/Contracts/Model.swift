/// scores = m(x; θ), evaluated and differentiated a block of rows at a time.
///
/// θ is one flat vector. Weights come before biases, and a matrix of weights is row-major, outputs × inputs.
public protocol Model: Component {
  /// What the model keeps between a prediction and the pull-back of slopes through it: activations, scratch space.
  associatedtype Workspace

  /// Makes sure that the model can turn rows of `inputs` features into `outputs` scores; any will do unless overridden.
  ///
  /// - Throws: ``SettingError/unsuitable(component:reason:)`` when it cannot.
  func checkShape(inputs: Int, outputs: Int) throws
  /// The number of parameters for rows of `inputs` features and `outputs` scores.
  func parameterCount(inputs: Int, outputs: Int) -> Int
  /// Where the parameters are that L2 regularisation applies to: weights, not biases.
  func weights(inputs: Int, outputs: Int) -> [Range<Int>]
  /// The weights unit by unit, for what compares units of one network by their size; every range of
  /// ``weights(inputs:outputs:)`` as one unit unless overridden.
  func units(inputs: Int, outputs: Int) -> [Range<Int>]
  /// The matrices and vectors that the parameters consist of, for optimizers that tell them apart; a vector for each range
  /// of ``weights(inputs:outputs:)`` and for each part between them unless overridden.
  func layout(inputs: Int, outputs: Int) -> Layout
  /// Whether scores are linear in the parameters, so that m(x; θ + a·d) = m(x; θ) + a·m(x; d); `false` unless overridden.
  ///
  /// Losses along a line or over a plane then cost a product for each direction instead of one for each point.
  var isLinear: Bool { get }
  /// Where W and b are, of a model whose scores are W x + b; `nil` unless overridden.
  ///
  /// Such scores and their slopes are worked out straight from the rows of a table, without ``predict(_:parameters:scores:workspace:)``
  /// and ``pullBack(_:through:parameters:gradient:workspace:)``.
  func affineMap(inputs: Int, outputs: Int) -> AffineMap?
  /// Where training starts unless told otherwise.
  func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double]
  /// Σ (∂s/∂w)² of one score by its weights, for one row of features; Σx², as of the linear model, unless overridden.
  ///
  /// Rates that nobody chose are taken from its mean, as they are from the loss's ``Loss/curvature``.
  func squareNorm(of features: [Double]) -> Double
  /// Room for blocks of up to `rows` rows.
  func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> Workspace
  /// Writes the scores of a block: row-major, one row of outputs a row of the block.
  func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout Workspace)
  /// Adds to `gradient` the slopes by the parameters, given the slopes by the scores of the last predicted block.
  func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout Workspace)
  /// Writes how the scores of the last predicted block change when the parameters move along `direction`: the derivative
  /// of s(x; θ + h·direction) by h.
  ///
  /// Together with ``pullBackTangents(_:slopeTangents:through:parameters:direction:product:workspace:)`` this multiplies
  /// vectors by the matrix of second derivatives (Pearlmutter 1994). Where the model is not linear, both are central
  /// differences unless overridden.
  func predictTangents(
    _ block: RowBlock, parameters: [Double], direction: [Double], tangents: inout Matrix, workspace: inout Workspace)
  /// Adds to `product` how what ``pullBack(_:through:parameters:gradient:workspace:)`` adds for `slopes` changes when the
  /// parameters move along `direction` and the slopes along `slopeTangents`; the block is the one of the last
  /// ``predictTangents(_:parameters:direction:tangents:workspace:)``.
  func pullBackTangents(
    _ slopes: Matrix, slopeTangents: Matrix, through block: RowBlock, parameters: [Double], direction: [Double],
    product: inout [Double], workspace: inout Workspace)
}

extension Model {
  /// Any shape will do.
  public func checkShape(inputs: Int, outputs: Int) throws {}

  /// The ranges of weights.
  public func units(inputs: Int, outputs: Int) -> [Range<Int>] { weights(inputs: inputs, outputs: outputs) }

  /// A vector for each range of weights, and for each part between them.
  public func layout(inputs: Int, outputs: Int) -> Layout {
    Layout(
      weights: weights(inputs: inputs, outputs: outputs),
      parameterCount: parameterCount(inputs: inputs, outputs: outputs))
  }

  /// Not known to be.
  public var isLinear: Bool { false }

  /// Not known to be.
  public func affineMap(inputs: Int, outputs: Int) -> AffineMap? { nil }

  /// Zeros.
  public func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double] {
    [Double](repeating: 0, count: parameterCount(inputs: inputs, outputs: outputs))
  }

  /// What the model predicts with the direction as parameters where it is linear, else central differences.
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

  /// The pull-back of the slopes' tangents, and where the model is not linear, central differences of that of the slopes.
  public func pullBackTangents(
    _ slopes: Matrix, slopeTangents: Matrix, through block: RowBlock, parameters: [Double], direction: [Double],
    product: inout [Double], workspace: inout Workspace
  ) {
    // The workspace is that of a prediction elsewhere: of the direction, or of the last difference.
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

  /// The Σx² of the linear model.
  public func squareNorm(of features: [Double]) -> Double { features.reduce(0) { $0 + $1 * $1 } }
}

/// Where the parameters are of a model whose scores are W x + b.
public struct AffineMap: Sendable, Equatable {
  /// Where W begins: row-major, outputs × inputs.
  public let weights: Int
  /// Where b begins, one number an output; `nil` without b.
  public let biases: Int?

  /// The places of W and b.
  public init(weights: Int, biases: Int?) {
    self.weights = weights
    self.biases = biases
  }
}
