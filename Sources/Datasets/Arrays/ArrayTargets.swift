import FileReading
import GradientKit
import Wording

/// The targets in an array: one number or one word per example.
///
/// Words are classes. Losses over classes use whole numbers as classes, as they do for tables (``Supervision``).
struct ArrayTargets {
  /// The numbers, or the classes.
  let targets: Targets
  /// Remarks for the user about the targets.
  let remarks: [String]

  /// Creates targets from a list of words.
  ///
  /// `known` contains the classes of the training part, to which all words must belong; it is `nil` for the training
  /// part itself, whose classes are in natural order.
  init(_ list: NumPyWords, classes known: [String]?, of path: String) throws(DataError) {
    let classes = known ?? Set(list.words).sorted(by: NaturalOrder.precedes)
    let labels = Dictionary(uniqueKeysWithValues: zip(classes, Int32(0)...))
    if let stranger = list.words.first(where: { labels[$0] == nil }) {
      throw .badArray(
        path: path, array: list.name, what: "has an example of '\(stranger)', a class without examples for training")
    }
    targets = .labels(list.words.compactMap { labels[$0] }, classes: classes)
    remarks = []
  }

  /// Reads an array with one dimension, or whose other dimensions are 1.
  init(_ member: NumPyArchive.Member, of path: String) throws(DataError) {
    let array = member.array
    guard array.count > 0 else { throw .badArray(path: path, array: member.name, what: "is \(array): it is empty") }
    if let classes = Self.classes(ofOneHot: array) {
      targets = .numbers(classes)
      remarks = ["'\(member.name)' has a column for each class, of which one is 1 in every row: the classes are read"]
      return
    }
    guard let count = array.shape.first, count == array.count else {
      throw .badArray(
        path: path, array: member.name,
        what: "is \(array), but one target an example is needed; save classes as their indices, such as "
          + "\(member.name).argmax(axis=1)")
    }
    try ArrayElements(array, named: member.name, of: path).requireFinite()
    let values = array.doubles
    targets = .numbers(values)
    guard array.type.kind != .float else {
      remarks = []
      return
    }

    // At most as many distinct values as a loss over classes accepts.
    let distinct = Set(values)
    guard distinct.count <= max(2, count / 2) else {
      remarks = []
      return
    }
    remarks = [
      "the \(distinct.count.counted("different integer")) of '\(member.name)' are classes for losses over classes, and "
        + "numbers for others"
    ]
  }

  /// Returns the index of the 1 in each row of an array of zeros and ones; `nil` for any other array.
  private static func classes(ofOneHot array: NumPyArray) -> [Double]? {
    guard array.shape.count == 2, array.shape[1] > 1 else { return nil }
    let (width, values) = (array.shape[1], array.doubles)
    var classes: [Double] = []
    for start in stride(from: 0, to: values.count, by: width) {
      let row = values[start..<(start + width)]
      guard row.allSatisfy({ $0 == 0 || $0 == 1 }), row.count(where: { $0 == 1 }) == 1,
        let place = row.firstIndex(of: 1)
      else { return nil }
      classes.append(Double(place - start))
    }
    return classes
  }
}
