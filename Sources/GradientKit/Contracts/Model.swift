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

  /// The Σx² of the linear model.
  public func squareNorm(of features: [Double]) -> Double { features.reduce(0) { $0 + $1 * $1 } }
}
