import GradientKit

/// A formula that gives one score for any requested number of outputs.
struct OneScore: FormulaModel {
  static let name = "one-score", summary = "a exp(−b x), one score"
  init(_ settings: inout Settings) throws {}
  func parameterCount(inputs: Int, outputs: Int) -> Int { 2 }
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
    [parameters[0] * exp(-parameters[1] * features[0])]
  }
}
