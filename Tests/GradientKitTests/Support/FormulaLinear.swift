import GradientKit

/// The linear model as a formula, its parameters in the order of the built-in one.
struct FormulaLinear: FormulaModel {
  static let name = "formula-linear", summary = "scores W x + b"
  init(_ settings: inout Settings) throws {}
  func parameterCount(inputs: Int, outputs: Int) -> Int { outputs * (inputs + 1) }
  func weights(inputs: Int, outputs: Int) -> [Range<Int>] { [0..<outputs * inputs] }
  func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
    Scores(
      (0..<outputs).map { output in
        var sum = parameters[outputs * features.count + output]
        for (weight, feature) in zip(parameters[(output * features.count)...], features) { sum += weight * feature }
        return sum
      })
  }
}
