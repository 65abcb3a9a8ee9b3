import TestSupport

/// Arrays in an archive with a valid directory and checksums.
///
/// Two bytes give the length of the array that follows; the arrays have the names of Keras's and of Stable-Baselines3's
/// files in turn.
enum NumPyMemberTarget: FuzzTarget {
  static let name = "numpy-member"

  private static let names = ["x_train", "y_train", "timesteps", "results", "x_test", "y_test"]

  static func read(_ bytes: [UInt8]) throws {
    var arrays: [(name: String, bytes: [UInt8])] = []
    var rest = bytes[...]
    while rest.count >= 2 {
      let length = Int(rest.removeFirst()) | Int(rest.removeFirst()) << 8
      arrays.append((names[arrays.count % names.count], Array(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
    try NumPyTarget.read(NumPyWriting.archive(arrays))
  }
}
