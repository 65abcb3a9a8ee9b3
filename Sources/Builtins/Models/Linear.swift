package import GradientKit

/// The linear model s = W x + b.
///
/// Parameters are W, row-major outputs × inputs, then the biases b, one per output.
package struct Linear: Model {
  /// The name on the command line, `linear`.
  package static let name = "linear"
  /// A short description for lists.
  package static let summary = "scores W x + b"

  private let hasBias: Bool

  /// Reads `bias`, whether the model has a b.
  package init(_ settings: inout Settings) throws {
    hasBias = try settings.flag("bias", default: true, "whether a bias b is learned")
  }

  /// Returns the number of weights, outputs × inputs, plus one bias per output.
  package func parameterCount(inputs: Int, outputs: Int) -> Int { outputs * (inputs + (hasBias ? 1 : 0)) }

  /// Returns the range of W, without b.
  package func weights(inputs: Int, outputs: Int) -> [Range<Int>] { [0..<outputs * inputs] }

  /// Returns the ranges of the rows of W.
  package func units(inputs: Int, outputs: Int) -> [Range<Int>] {
    (0..<outputs).map { $0 * inputs..<($0 + 1) * inputs }
  }

  /// Returns the blocks W and b.
  package func layout(inputs: Int, outputs: Int) -> Layout {
    var layout = Layout()
    layout.append("W", rows: outputs, columns: inputs)
    if hasBias { layout.append("b", rows: outputs) }
    return layout
  }

  /// Whether the scores are linear in the parameters; they are.
  package var isLinear: Bool { true }

  /// Returns the positions of W, then b.
  package func affineMap(inputs: Int, outputs: Int) -> AffineMap? {
    AffineMap(weights: 0, biases: hasBias ? outputs * inputs : nil)
  }

  /// Returns ‖x‖², plus 1 for b, whose feature is always 1.
  package func squareNorm(of features: [Double]) -> Double {
    features.reduce(hasBias ? 1 : 0) { $0 + $1 * $1 }
  }

  /// Allocates space for single-precision copies.
  package func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> ProductScratch { ProductScratch() }

  /// Computes the scores X Wᵀ + b.
  package func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout ProductScratch
  ) {
    block.multiply(byTransposeOf: parameters, at: 0, into: &scores, scratch: &workspace)
    guard hasBias else { return }
    let biases = scores.columns * block.width
    for row in 0..<block.count {
      for column in 0..<scores.columns { scores[row, column] += parameters[biases + column] }
    }
  }

  /// Adds Sᵀ X for W, and the column sums of S for b.
  package func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout ProductScratch
  ) {
    block.addTransposedProduct(of: slopes, to: &gradient, at: 0, scratch: &workspace)
    guard hasBias else { return }
    let biases = slopes.columns * block.width
    for row in 0..<block.count {
      for column in 0..<slopes.columns { gradient[biases + column] += slopes[row, column] }
    }
  }
}
