import FileReading
import GradientKit

/// An array of two dimensions as a table: one column is the target, all others are features.
struct ArrayTable {
  /// The features, in the precision of the array.
  let features: FeatureTable
  /// The target, one number per row.
  let targets: [Double]

  /// Splits an array with two or more columns into features and target.
  init(_ array: NumPyArray, target: Int) {
    let width = array.shape[1]
    func isFeature(_ index: Int) -> Bool { index % width != target }
    func features<Value>(_ values: [Value]) -> [Value] { values.indices.filter(isFeature).map { values[$0] } }
    switch array.values {
    case .bytes(let values): self.features = FeatureTable(bytes: features(values), width: width - 1)
    case .singles(let values): self.features = FeatureTable(singles: features(values), width: width - 1)
    case .doubles(let values): self.features = FeatureTable(doubles: features(values), width: width - 1)
    }
    let all = array.doubles
    targets = stride(from: target, to: all.count, by: width).map { all[$0] }
  }
}
