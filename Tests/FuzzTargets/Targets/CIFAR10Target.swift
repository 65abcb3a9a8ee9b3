import Datasets
import FileReading

/// Batches of CIFAR-10.
enum CIFAR10Target: FuzzTarget {
  static let name = "cifar10"

  static func read(_ bytes: [UInt8]) throws {
    var batches = CIFAR10Batches(classCount: 10)
    try batches.append(InputFile(path: "data_batch_1.bin", bytes: bytes))
  }
}
