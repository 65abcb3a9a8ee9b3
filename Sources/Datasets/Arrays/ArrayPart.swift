import FileReading
import GradientKit

/// The training or the test part of an archive.
struct ArrayPart {
  /// The arrays it was read from.
  let pair: ArrayChoice.Pair
  /// The features.
  let features: ArrayFeatures
  /// The targets, one per example.
  let targets: ArrayTargets

  /// Reads the two arrays of a pair and checks that they have equally many rows.
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

  /// The examples of the part.
  var examples: Examples { Examples(features: features.table, targets: .numbers(targets.values)) }
}
