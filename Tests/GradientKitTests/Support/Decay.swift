import GradientKit

/// Exponential decay in the form of a plugin: a exp(−b x) of the first feature, with a and b for each score.
struct Decay: FormulaModel {
  static let name = "decay", summary = "exponential decay a exp(−b x)"
  init(_ settings: inout Settings) throws {}
  func parameterCount(inputs: Int, outputs: Int) -> Int { 2 * outputs }
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
    Scores((0..<outputs).map { parameters[2 * $0] * exp(-parameters[2 * $0 + 1] * features[0]) })
  }
}
