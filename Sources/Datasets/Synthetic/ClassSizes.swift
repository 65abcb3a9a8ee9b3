import FileReading
import GradientKit
import Wording

/// The numbers of examples per class for an even division of a total; the first classes have one more if needed.
struct ClassSizes: RandomAccessCollection {
  /// The total number of examples.
  let examples: Int
  /// The number of classes.
  let classes: Int

  /// Always 0.
  var startIndex: Int { 0 }
  /// The number of classes.
  var endIndex: Int { classes }
  /// The number of examples of a class.
  subscript(label: Int) -> Int { examples / classes + (label < examples % classes ? 1 : 0) }

  /// Checks that every class has an example and that all examples fit into memory.
  static func check(examples: Int, classes: Int, features: Int, of component: String) throws(SettingError) {
    guard examples >= classes else {
      throw .badValue(
        component: component, key: "examples", value: String(examples),
        expected: "at least one for each of the \(classes) classes")
    }
    guard examples <= 100_000_000 / features else {
      throw .unsuitable(
        component: component,
        reason:
          "\(examples.grouped) examples of \(features.grouped) features are too many; 100,000,000 numbers in all at most"
      )
    }
  }
}

extension Examples {
  /// Returns the same examples, with double-precision features and labels, in random order.
  func shuffled(_ random: inout RandomSource) -> Examples {
    guard case .doubles(let values) = features.storage, case .labels(let labels, let classes) = targets else {
      return self
    }
    var order = Array(0..<count)
    random.shuffle(&order)
    let width = features.width
    return Examples(
      features: FeatureTable(doubles: order.flatMap { values[$0 * width..<($0 + 1) * width] }, width: width),
      targets: .labels(order.map { labels[$0] }, classes: classes))
  }
}
