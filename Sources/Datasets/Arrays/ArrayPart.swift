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
  ///
  /// - Parameter classes: Those of the training part, for the test part of a set whose targets are words.
  init(_ pair: ArrayChoice.Pair, classes: [String]? = nil, of path: String) throws(DataError) {
    self.pair = pair
    features = try ArrayFeatures(pair.features, of: path)
    targets =
      switch pair.target {
      case .numbers(let member): try ArrayTargets(member, of: path)
      case .words(let list): try ArrayTargets(list, classes: classes, of: path)
      }
    guard features.table.count == targets.targets.count else {
      throw .rowMismatch(
        path: path, features: pair.features.name, featureRows: features.table.count, target: pair.target.name,
        targetRows: targets.targets.count)
    }
  }

  /// The classes, where targets are words.
  var classes: [String]? {
    guard case .labels(_, let classes) = targets.targets else { return nil }
    return classes
  }

  /// The examples of the part.
  var examples: Examples { Examples(features: features.table, targets: targets.targets) }
}
