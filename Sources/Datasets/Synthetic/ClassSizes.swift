import FileReading
import GradientKit
import Wording

/// The number of examples of every class when a total is dealt out evenly: the first classes get one more.
struct ClassSizes: RandomAccessCollection {
  /// How many examples there are in all.
  let examples: Int
  /// How many classes there are.
  let classes: Int

  /// 0.
  var startIndex: Int { 0 }
  /// The number of classes.
  var endIndex: Int { classes }
  /// The number of examples of a class.
  subscript(label: Int) -> Int { examples / classes + (label < examples % classes ? 1 : 0) }

  /// Makes sure that every class gets an example and that all of them fit into memory.
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
