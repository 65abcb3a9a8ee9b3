/// A model given by one formula; its gradient is found from it.
///
/// Write ``scores(_:_:outputs:)`` and the number of parameters. Scores come from evaluating the formula on doubles; slopes,
/// exact and by all parameters in one pass, from evaluating it on a ``Tape``. Logistic regression on 20 features takes seven
/// times as long as with the gradient written by hand, softmax on 64 thirty times: conform to ``Model`` where that matters.
///
///     import GradientKit
///
///     /// a exp(−b x) of the first feature: a decay.
///     struct Decay: FormulaModel {
///       static let name = "decay", summary = "exponential decay a exp(−b x)"
///       init(_ settings: inout Settings) throws {}
///       func parameterCount(inputs: Int, outputs: Int) -> Int { 2 }
///       func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
///         [parameters[0] * exp(-parameters[1] * features[0])]
///       }
///     }
public protocol FormulaModel: Model where Workspace == FormulaWorkspace {
  /// The scores of one example: as many as `outputs`.
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S>
}

extension FormulaModel {
  /// All parameters; override it where some of them are biases.
  public func weights(inputs: Int, outputs: Int) -> [Range<Int>] {
    [0..<parameterCount(inputs: inputs, outputs: outputs)]
  }

  /// Tries the formula on zeros, to see how many scores it gives.
  public func checkShape(inputs: Int, outputs: Int) throws {
    let zeros = [Double](repeating: 0, count: parameterCount(inputs: inputs, outputs: outputs))
    let features = Features<Double>([Double](repeating: 0, count: inputs))
    let given = scores(features, Parameters(zeros), outputs: outputs).count
    guard given == outputs else {
      throw SettingError.unsuitable(
        component: Self.name, reason: "gives \(given == 1 ? "one score" : "\(given) scores"), but \(outputs) are needed"
      )
    }
  }

  /// Room for the features of a block, and a tape.
  public func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> FormulaWorkspace {
    FormulaWorkspace(rows: rows, inputs: inputs)
  }

  // Inlinable, so that a plugin's own compiler specialises both passes for its formula: without it every sum and product
  // goes through unspecialised generics.
  /// Evaluates the formula on doubles, row by row.
  @inlinable public func predict(
    _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout FormulaWorkspace
  ) {
    block.copy(into: &workspace.features)
    let (width, outputs) = (block.width, scores.columns)
    let parameters = Parameters(parameters)
    for row in 0..<block.count {
      let features = Features<Double>(rows: workspace.features.elements, first: row * width, count: width)
      let given = self.scores(features, parameters, outputs: outputs)
      for output in 0..<outputs {
        // A score that is missing must not pass as the one left over from the last block.
        scores[row, output] = output < given.count ? given[output] : .nan
      }
    }
  }

  /// Evaluates the formula on a tape, row by row, and goes back over it from the slopes.
  @inlinable public func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout FormulaWorkspace
  ) {
    let (width, outputs) = (block.width, slopes.columns)
    withExtendedLifetime(workspace.tape) { tape in
      let variables = Parameters(tape.makeLeaves(parameters))
      for row in 0..<block.count {
        let first = row * outputs
        // An example that is told right by a hinge has no slopes to bring back.
        guard slopes.elements[first..<first + outputs].contains(where: { $0 != 0 }) else { continue }
        let features = Features<Variable>(rows: workspace.features.elements, first: row * width, count: width)
        let given = self.scores(features, variables, outputs: outputs)
        tape.addSlopes(given, weights: slopes.elements, at: first)
      }
      tape.addLeafSlopes(to: &gradient)
    }
  }
}

/// What a ``FormulaModel`` keeps between a prediction and its pull-back.
public struct FormulaWorkspace {
  /// The features of the last block, row after row.
  @usableFromInline var features: Matrix
  /// What the formula writes to on the way to its slopes.
  @usableFromInline let tape = Tape()

  /// Room for blocks of up to `rows` rows.
  @usableFromInline init(rows: Int, inputs: Int) { features = Matrix(rows: rows, columns: inputs) }
}
