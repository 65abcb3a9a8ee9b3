import Datasets
import GradientKit
import TestSupport
import Testing

struct MNISTTests {
  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `the official files are read as they are`() throws {
    let data = try dataset("mnist:\(RealData.path("mnist"))")
    let test = try #require(data.test)
    #expect(data.kind == .images(width: 28, height: 28, channels: 1, range: 0...255))
    #expect(data.training.count == 60_000 && test.count == 10_000)
    #expect(data.labels.prefix(5) == [5, 0, 4, 1, 9])
    guard case .labels(let testLabels, _) = test.targets, case .bytes(let pixels) = data.training.features.storage,
      case .bytes(let testPixels) = test.features.storage
    else { throw Unexpected.storage }
    #expect(testLabels.prefix(5) == [7, 2, 1, 0, 4])
    #expect(abs(moments(pixels).mean - 33.3184) < 5e-5)
    #expect(abs(moments(pixels).deviation - 78.5675) < 5e-5)
    #expect(abs(moments(testPixels).mean - 33.7912) < 5e-5)
  }

  @Test(arguments: [
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
    ["train-images.idx3-ubyte", "train-labels.idx1-ubyte"],
    ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"],
    ["train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz"],
  ])
  func `files are found by all their spellings, packed or not`(names: [String]) throws {
    func packed(_ bytes: [UInt8], _ name: String) -> [UInt8] { name.hasSuffix(".gz") ? Packing.gzipped(bytes) : bytes }
    let folder = try TemporaryFolder([names[0]: packed(images, names[0]), names[1]: packed(labels, names[1])])
    let data = try dataset("mnist:\(folder.path)")
    #expect(data.kind == .images(width: 3, height: 2, channels: 1, range: 0...255))
    #expect(data.values == (0..<12).map { Double($0) })
    #expect(data.labels == [4, 9])
    #expect(data.remarks == ["no t10k-images-idx3-ubyte, so no test part"])
  }

  @Test func `gzip in several parts, padded with zeros, is read whole`() throws {
    let parts = Packing.gzipped(Array(images.prefix(20))) + Packing.gzipped(Array(images.dropFirst(20))) + [0, 0, 0]
    #expect(try load(images: parts).values == (0..<12).map { Double($0) })
  }

  @Test func `labels where images should be are told by their magic number`() throws {
    #expect(
      try message(images: labels)
        == "FOLDER/train-images-idx3-ubyte: byte 0: found 0x00000801, expected 0x00000803 (IDX, bytes, 3 dimensions)")
    #expect(
      try message(labels: images)
        == "FOLDER/train-labels-idx1-ubyte: byte 0: found 0x00000803, expected 0x00000801 (IDX, bytes, 1 dimension)")
  }

  @Test func `a file that ends in its header is refused`() throws {
    #expect(
      try message(images: Array(images.prefix(11)))
        == "FOLDER/train-images-idx3-ubyte: ends at byte 11, inside its header of 16 bytes")
  }

  @Test func `counts that disagree with the length of the file are refused`() throws {
    #expect(
      try message(images: images + [1])
        == "FOLDER/train-images-idx3-ubyte: its header says 2 images of 3×2 pixels, 28 bytes with the header, "
        + "but the file has 29")
    #expect(
      try message(labels: Packing.gzipped(Array(labels.dropLast())))
        == "FOLDER/train-labels-idx1-ubyte: its header says 2 labels, 10 bytes with the header, but unpacked it has 9")
  }

  @Test func `counts no file of that length can hold are refused before anything is unpacked`() throws {
    let huge = idx([.max, 1_000, 1_000], [])
    #expect(
      try message(images: Packing.gzipped(huge))
        == "FOLDER/train-images-idx3-ubyte: its header says 4,294,967,295 images of 1,000×1,000 pixels, "
        + "which a file of \(Packing.gzipped(huge).count) bytes cannot hold")
    #expect(
      try message(images: idx([.max, .max, .max], []))
        == "FOLDER/train-images-idx3-ubyte: its header says 4,294,967,295 images of 4,294,967,295×4,294,967,295 pixels, "
        + "which a file of 16 bytes cannot hold")
  }

  @Test func `more packed bytes than the header says are not unpacked`() throws {
    let bomb = Packing.gzipped(images + [UInt8](repeating: 0, count: 50_000_000))
    #expect(
      try message(images: bomb)
        == "FOLDER/train-images-idx3-ubyte: its header says 2 images of 3×2 pixels, 28 bytes with the header, "
        + "but it unpacks to more")
  }

  @Test func `images without pixels are refused`() throws {
    #expect(
      try message(images: idx([2, 0, 3], []))
        == "FOLDER/train-images-idx3-ubyte: its header says 2 images of 3×0 pixels; there is nothing in it")
  }

  @Test func `more labels than images are refused`() throws {
    #expect(
      try message(labels: idx([3], [1, 2, 3]))
        == "FOLDER/train-labels-idx1-ubyte: has 3 labels, but FOLDER/train-images-idx3-ubyte has 2 images")
  }

  @Test func `a label that is no digit is refused with its byte`() throws {
    #expect(
      try message(labels: idx([2], [9, 10]))
        == "FOLDER/train-labels-idx1-ubyte: the label of record 1, at byte 9, is 10, but labels are 0…9; "
        + "the file is damaged or of another kind")
  }

  @Test func `gzip that is cut off is refused`() throws {
    let packed = Packing.gzipped(images)
    #expect(
      try message(images: Array(packed.dropLast(9)))
        == "FOLDER/train-images-idx3-ubyte: the gzip data is cut off after \(packed.count - 9) bytes; fetch the file again"
    )
  }

  @Test func `gzip with a wrong checksum is refused`() throws {
    var packed = Packing.gzipped(images)
    packed[packed.count - 8] ^= 1
    #expect(
      try message(images: packed).hasPrefix("FOLDER/train-images-idx3-ubyte: the gzip data is damaged at byte "))
  }

  @Test func `an empty folder is refused with what was looked for`() throws {
    let folder = try TemporaryFolder()
    #expect(
      folder.message { try dataset("mnist:\(folder.path)") }
        == "FOLDER: holds none of train-images-idx3-ubyte, train-images-idx3-ubyte.gz, train-images.idx3-ubyte, "
        + "train-images.idx3-ubyte.gz")
  }

  @Test func `images without labels are refused`() throws {
    let folder = try TemporaryFolder(["train-images-idx3-ubyte": images])
    #expect(
      folder.message { try dataset("mnist:\(folder.path)") }
        == "FOLDER: has train-images-idx3-ubyte, but not train-labels-idx1-ubyte, train-labels-idx1-ubyte.gz, "
        + "train-labels.idx1-ubyte or train-labels.idx1-ubyte.gz")
  }

  @Test func `a test part alone is refused`() throws {
    let folder = try TemporaryFolder(["t10k-images-idx3-ubyte": images, "t10k-labels-idx1-ubyte": labels])
    #expect(
      folder.message { try dataset("mnist:\(folder.path)") }
        == "FOLDER: has t10k-images-idx3-ubyte to test on, but nothing to train on: none of train-images-idx3-ubyte, "
        + "train-images-idx3-ubyte.gz, train-images.idx3-ubyte, train-images.idx3-ubyte.gz")
  }

  @Test func `test images of another size are refused`() throws {
    let folder = try TemporaryFolder([
      "train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels,
      "t10k-images-idx3-ubyte": idx([2, 2, 2], [UInt8](repeating: 0, count: 8)), "t10k-labels-idx1-ubyte": labels,
    ])
    #expect(
      folder.message { try dataset("mnist:\(folder.path)") }
        == "FOLDER/t10k-images-idx3-ubyte: has images of 2×2 pixels, but the training images have 3×2")
  }

  private let images = idx([2, 2, 3], Array(0..<12))
  private let labels = idx([2], [4, 9])

  private func folder(_ images: [UInt8]?, _ labels: [UInt8]?) throws -> TemporaryFolder {
    try TemporaryFolder([
      "train-images-idx3-ubyte": images ?? self.images, "train-labels-idx1-ubyte": labels ?? self.labels,
    ])
  }

  private func load(images: [UInt8]) throws -> Dataset {
    let folder = try folder(images, nil)
    return try dataset("mnist:\(folder.path)")
  }

  private func message(images: [UInt8]? = nil, labels: [UInt8]? = nil) throws -> String {
    let folder = try folder(images, labels)
    return folder.message { try dataset("mnist:\(folder.path)") }
  }

  private func moments(_ pixels: [UInt8]) -> (mean: Double, deviation: Double) {
    var (sum, squares) = (0, 0)
    pixels.withUnsafeBufferPointer { pixels in
      for index in 0..<pixels.count {
        let pixel = Int(pixels[index])
        sum &+= pixel
        squares &+= pixel &* pixel
      }
    }
    let mean = Double(sum) / Double(pixels.count)
    return (mean, (Double(squares) / Double(pixels.count) - mean * mean).squareRoot())
  }
}
