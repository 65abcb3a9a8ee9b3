import FileReading
import GradientKit

/// The training or the test part of an archive.
struct ArrayPart {
  /// The arrays it was read from.
  let pair: ArrayChoice.Pair
  /// The features.
  let features: ArrayFeatures
  /// The targets, as many.
  let targets: ArrayTargets

  /// Makes sure that the two arrays of a pair fit together.
  init(_ pair: ArrayChoice.Pair, of path: String) throws(DataError) {
    self.pair = pair
    features = try ArrayFeatures(pair.features, of: path)
    targets = try ArrayTargets(pair.target, of: path)
    guard features.table.count == targets.values.count else {
      throw .rowMismatch(
        path: path, features: pair.features.name, featureRows: features.table.count, target: pair.target.name,
        targetRows: targets.values.count)
    }
  }

  /// Both together.
  var examples: Examples { Examples(features: features.table, targets: .numbers(targets.values)) }
}
