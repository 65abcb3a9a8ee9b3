import FileReading
import Wording

/// The targets in an array: one number an example.
///
/// Whole numbers serve as classes too, for losses over classes, as those of a table do (``Supervision``).
struct ArrayTargets {
  /// The numbers.
  let values: [Double]
  /// What a user should know about them.
  let remarks: [String]

  /// Reads an array of one dimension, or of more that are 1.
  init(_ member: NumPyArchive.Member, of path: String) throws(DataError) {
    let array = member.array
    guard array.count > 0 else { throw .badArray(path: path, array: member.name, what: "is \(array): it is empty") }
    guard let count = array.shape.first, count == array.count else {
      throw .badArray(
        path: path, array: member.name,
        what: "is \(array), but one target an example is needed; save classes as their indices, such as "
          + "\(member.name).argmax(axis=1)")
    }
    try ArrayElements(array, named: member.name, of: path).requireFinite()
    values = array.doubles
    guard array.type.kind != .float else {
      remarks = []
      return
    }

    // As many different ones as a loss over classes takes for classes.
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
}
