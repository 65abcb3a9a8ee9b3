import Datasets
import GradientKit
import TestSupport
import Testing

struct CIFAR10Tests {
  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `the official batches are read as they are`() throws {
    let data = try dataset("cifar10:\(RealData.path("cifar10"))")
    let test = try #require(data.test)
    #expect(data.kind == .images(width: 32, height: 32, channels: 3, range: 0...255))
    #expect(data.training.count == 10_000 && test.count == 10_000)
    #expect(data.labels.prefix(5) == [6, 9, 9, 4, 1])
    guard case .labels(let testLabels, _) = test.targets, case .bytes(let pixels) = data.training.features.storage,
      case .bytes(let testPixels) = test.features.storage
    else { throw Unexpected.storage }
    #expect(testLabels.prefix(5) == [3, 8, 8, 0, 6])
    #expect(data.classes.prefix(3) == ["airplane", "automobile", "bird"])
    #expect(channelMeans(pixels) == [125.8317, 123.2605, 114.0306])
    #expect(channelMeans(testPixels) == [126.0249, 123.7085, 114.8539])
  }

  @Test func `any batches are joined in their order, and what is missing is said`() throws {
    let folder = try TemporaryFolder([
      "data_batch_4.bin": batch([7]), "data_batch_2.bin": batch([3, 9]), "batches.meta.txt": Array(names.utf8),
    ])
    let data = try dataset("cifar10:\(folder.path)")
    #expect(data.labels == [3, 9, 7])
    #expect(data.training.features[1, 3_071] == 1)
    #expect(data.classes == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
    #expect(data.test == nil)
    #expect(
      data.remarks == [
        "2 of the 5 training batches of CIFAR-10: data_batch_2.bin, data_batch_4.bin",
        "no test_batch.bin, so no test part",
      ])
  }

  @Test func `a truncated batch is refused with the record it is cut off at`() throws {
    let folder = try TemporaryFolder(["data_batch_1.bin": Array(batch([1, 2, 3]).dropLast())])
    #expect(
      message(folder)
        == "FOLDER/data_batch_1.bin: 9,218 bytes is not a whole number of 3,073-byte records; the file is cut off at record 2"
    )
  }

  @Test func `the cut-off record of a full batch has its thousands separated`() {
    let error = DataError.batchCutOff(path: "data_batch_1.bin", bytes: 30_729_999, recordBytes: 3_073)
    #expect(
      "\(error)" == "data_batch_1.bin: 30,729,999 bytes is not a whole number of 3,073-byte records; "
        + "the file is cut off at record 9,999")
  }

  @Test func `a label that is no class is refused with its record and byte`() throws {
    let folder = try TemporaryFolder(["data_batch_1.bin": batch([1]), "test_batch.bin": batch([0, 10])])
    #expect(
      message(folder) == "FOLDER/test_batch.bin: the label of record 1, at byte 3,073, is 10, but labels are 0…9; "
        + "the file is damaged or of another kind")
  }

  @Test func `an empty batch is refused`() throws {
    let folder = try TemporaryFolder(["data_batch_1.bin": []])
    #expect(message(folder) == "FOLDER/data_batch_1.bin: the file is empty")
  }

  @Test func `an empty folder is refused with what was looked for`() throws {
    let folder = try TemporaryFolder()
    #expect(
      message(folder) == "FOLDER: holds none of data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, "
        + "data_batch_4.bin, data_batch_5.bin, test_batch.bin")
  }

  @Test func `the batches for Python are told from the binary ones`() throws {
    let folder = try TemporaryFolder(["data_batch_1": [1]])
    #expect(
      message(folder).hasSuffix("; these are the batches for Python; the binary version is cifar-10-binary.tar.gz"))
  }

  @Test func `the folder inside the folder is suggested`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("cifar-10-batches-bin")
    #expect(message(folder).hasSuffix("test_batch.bin; did you mean 'FOLDER/cifar-10-batches-bin'?"))
  }

  @Test func `a test batch alone is refused`() throws {
    let folder = try TemporaryFolder(["test_batch.bin": batch([1])])
    #expect(
      message(folder)
        == "FOLDER: has test_batch.bin to test on, but nothing to train on: none of data_batch_1.bin … data_batch_5.bin"
    )
  }

  @Test func `a list of class names that is too short is refused`() throws {
    let folder = try TemporaryFolder(["data_batch_1.bin": batch([1]), "batches.meta.txt": Array("cat\ndog\n\n".utf8)])
    #expect(message(folder) == "FOLDER/batches.meta.txt: has 2 class names, but 10 are needed, one a line")
  }

  @Test func `a missing folder is refused with the nearest name`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("cifar")
    #expect(
      folder.message { try dataset("cifar10:\(folder.path)/cifra") }
        == "FOLDER/cifra: no such folder; did you mean 'FOLDER/cifar'?")
  }

  @Test func `a file where a folder is needed is refused`() throws {
    let folder = try TemporaryFolder(["data_batch_1.bin": batch([1])])
    #expect(
      folder.message { try dataset("cifar10:\(folder.path)/data_batch_1.bin") }
        == "FOLDER/data_batch_1.bin: is a file, but the folder that holds the files is needed")
  }

  @Test func `no folder at all is refused with an example`() {
    #expect { try dataset("cifar10") } throws: {
      "\($0)" == "cifar10 needs a folder, such as 'cifar10:data/cifar-10-batches-bin'"
    }
  }

  private let names = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n"

  private func message(_ folder: TemporaryFolder) -> String {
    folder.message { try dataset("cifar10:\(folder.path)") }
  }

  /// Returns the mean red, green and blue, to four decimals.
  private func channelMeans(_ pixels: [UInt8]) -> [Double] {
    var sums = [0, 0, 0]
    pixels.withUnsafeBufferPointer { pixels in
      for plane in 0..<pixels.count / 1_024 {
        var sum = 0
        for index in plane * 1_024..<(plane + 1) * 1_024 { sum += Int(pixels[index]) }
        sums[plane % 3] += sum
      }
    }
    return sums.map { (Double($0) / Double(pixels.count / 3) * 10_000).rounded() / 10_000 }
  }
}
