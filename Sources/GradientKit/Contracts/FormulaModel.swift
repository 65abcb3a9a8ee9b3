/// A model given by one formula, from which its gradient is computed.
///
/// Implement ``scores(_:_:outputs:)`` and the number of parameters. Scores come from the formula on doubles; slopes,
/// exact and with respect to all parameters in one pass, from the formula on a ``Tape``. Logistic regression on 20
/// features takes seven times as long as with a hand-written gradient, softmax on 64 thirty times: conform to ``Model``
/// if that matters.
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
  /// Returns the scores of one example, `outputs` of them.
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S>
}

extension FormulaModel {
  /// Returns all parameters; override it if some of them are biases.
  public func weights(inputs: Int, outputs: Int) -> [Range<Int>] {
    [0..<parameterCount(inputs: inputs, outputs: outputs)]
  }

  /// Evaluates the formula on zeros and checks the number of scores.
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

  /// Creates a workspace with the features of a block and a tape.
  public func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> FormulaWorkspace {
    FormulaWorkspace(rows: rows, inputs: inputs)
  }

  // Inlinable, so that a plugin's compiler specialises both passes for its formula; otherwise every sum and product
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
        // A missing score must not be mistaken for one of the last block.
        scores[row, output] = output < given.count ? given[output] : .nan
      }
    }
  }

  /// Evaluates the formula on a tape, row by row, and propagates the slopes back.
  @inlinable public func pullBack(
    _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
    workspace: inout FormulaWorkspace
  ) {
    let (width, outputs) = (block.width, slopes.columns)
    withExtendedLifetime(workspace.tape) { tape in
      let variables = Parameters(tape.makeLeaves(parameters))
      for row in 0..<block.count {
        let first = row * outputs
        // An example that a hinge loss classifies correctly has no slopes to propagate.
        guard slopes.elements[first..<first + outputs].contains(where: { $0 != 0 }) else { continue }
        let features = Features<Variable>(rows: workspace.features.elements, first: row * width, count: width)
        let given = self.scores(features, variables, outputs: outputs)
        tape.addSlopes(given, weights: slopes.elements, at: first)
      }
      tape.addLeafSlopes(to: &gradient)
    }
  }
}

/// The data that a ``FormulaModel`` keeps between a prediction and its pull-back.
public struct FormulaWorkspace {
  /// The features of the last block, in row order.
  @usableFromInline var features: Matrix
  /// The tape that records the formula.
  @usableFromInline let tape = Tape()

  /// Creates a workspace for blocks of up to `rows` rows.
  @usableFromInline init(rows: Int, inputs: Int) { features = Matrix(rows: rows, columns: inputs) }
}
