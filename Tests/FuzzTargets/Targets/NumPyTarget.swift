import Datasets
import FileReading
import RunLogs

/// NumPy's arrays and archives, as logs and as examples.
enum NumPyTarget: FuzzTarget {
  static let name = "numpy"

  static func read(_ bytes: [UInt8]) throws {
    let file = InputFile(path: "evaluations.npz", bytes: bytes)
    for target in [nil, "y", "-1"] { _ = try? NumPyFile(path: file.path, target: target).load(file) }
    try LogUse.draw(NumPyLog.read(bytes, path: file.path))
  }
}
