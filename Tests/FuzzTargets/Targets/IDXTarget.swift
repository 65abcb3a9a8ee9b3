import Datasets
import FileReading

/// Arrays in the IDX format, compressed or not.
enum IDXTarget: FuzzTarget {
  static let name = "idx"

  static func read(_ bytes: [UInt8]) throws {
    let file = InputFile(path: "train-images-idx3-ubyte", bytes: bytes)
    _ = try? IDXFile(file, dimensionCount: 3)
    _ = try IDXFile(file, dimensionCount: 1)
  }
}
