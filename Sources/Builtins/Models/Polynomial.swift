package import GradientKit

/// Powers of each feature up to a degree, without cross terms: s = W₁ x + W₂ x² + … + W_d x^d + b.
///
/// Parameters are W, row-major outputs × (degree · inputs), then the biases b, one per output. A row of W is
/// degree-major: the weights of all features' first powers, then of all their second powers, and so on; with degree 1
/// it is the linear model. Normalize the features: powers differ best for features of magnitude 1 or less.
package struct Polynomial: Model {
  /// The values kept between the forward and the backward pass.
  package struct Workspace: Sendable {
    /// The features of a block.
    var features: Matrix
    /// The powers of the features, degree-major.
    var powers: Matrix
  }

  /// The name on the command line, `polynomial`.
  package static let name = "polynomial"
  /// A short description for lists.
  package static let summary = "powers of each feature up to a degree, no cross terms"

  private let degree: Int
  private let hasBias: Bool

  /// Reads `degree` and `bias`, whether the model has a b.
  package init(_ settings: inout Settings) throws {
    degree = try settings.integer("degree", default: 3, "the highest power of a feature", in: 1...32)
    hasBias = try settings.flag("bias", default: true, "whether a bias b is learned")
  }

  /// Returns the number of weights, outputs × (degree · inputs), plus one bias per output.
  package func parameterCount(inputs: Int, outputs: Int) -> Int { outputs * (degree * inputs + (hasBias ? 1 : 0)) }

  /// Returns the range of W, without b.
  package func weights(inputs: Int, outputs: Int) -> [Range<Int>] { [0..<outputs * degree * inputs] }

  /// Returns the ranges of the rows of W.
  package func units(inputs: Int, outputs: Int) -> [Range<Int>] {
    (0..<outputs).map { $0 * degree * inputs..<($0 + 1) * degree * inputs }
  }

  /// Returns the blocks W and b.
  package func layout(inputs: Int, outputs: Int) -> Layout {
    var layout = Layout()
    layout.append("W", rows: outputs, columns: degree * inputs)
    if hasBias { layout.append("b", rows: outputs) }
    return layout
  }

  /// Whether the scores are linear in the parameters; they are, because the powers are of features.
  package var isLinear: Bool { true }

  /// Returns Σ x² + Σ x⁴ + … + Σ x^2d, plus 1 for b.
  package func squareNorm(of features: [Double]) -> Double {
    var sum = hasBias ? 1.0 : 0
    for feature in features {
      var power = 1.0
      for _ in 0..<degree {
        power *= feature
        sum += power * power
      }
    }
    return sum
  }

  /// Allocates space for the powers.
  package func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> Workspace {
    Workspace(features: Matrix(rows: rows, columns: inputs), powers: Matrix(rows: rows, columns: degree * inputs))
  }

  /// Computes the scores P Wᵀ + b, with the powers P.
  package func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout Workspace
  ) {
    block.copy(into: &workspace.features)
    raise(&workspace, rows: block.count, inputs: block.width)
    workspace.powers.multiply(first: block.count, byTransposeOf: parameters, at: 0, into: &scores)
    guard hasBias else { return }
    let biases = scores.columns * degree * block.width
    for row in 0..<block.count {
      for column in 0..<scores.columns { scores[row, column] += parameters[biases + column] }
    }
  }

  /// Adds Sᵀ P for W, and the column sums of S for b.
  package func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout Workspace
  ) {
    workspace.powers.addTransposedProduct(first: block.count, of: slopes, to: &gradient, at: 0)
    guard hasBias else { return }
    let biases = slopes.columns * degree * block.width
    for row in 0..<block.count {
      for column in 0..<slopes.columns { gradient[biases + column] += slopes[row, column] }
    }
  }

  private func raise(_ workspace: inout Workspace, rows: Int, inputs: Int) {
    for row in 0..<rows {
      for input in 0..<inputs {
        let feature = workspace.features[row, input]
        var power = 1.0
        for exponent in 0..<degree {
          power *= feature
          workspace.powers[row, exponent * inputs + input] = power
        }
      }
    }
  }
}
