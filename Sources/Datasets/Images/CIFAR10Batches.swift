package import FileReading

/// The labels and pixels of one or more batches of CIFAR-10.
package struct CIFAR10Batches {
  /// The number of bytes per image: 32 × 32 pixels in three channels.
  static let pixelBytes = 3_072
  private static let recordBytes = 1 + pixelBytes

  /// The pixels of all images, ordered by channel in each.
  private(set) var pixels: [UInt8] = []
  /// The labels of all images.
  private(set) var labels: [Int32] = []

  private let classCount: Int

  /// Creates an empty list of records; labels are below `classCount`.
  package init(classCount: Int) { self.classCount = classCount }

  /// Appends the records of a batch.
  package mutating func append(_ file: InputFile) throws(DataError) {
    let bytes = file.bytes
    guard !bytes.isEmpty else { throw .emptyFile(path: file.path) }
    guard bytes.count % Self.recordBytes == 0 else {
      throw .batchCutOff(path: file.path, bytes: bytes.count, recordBytes: Self.recordBytes)
    }
    let count = bytes.count / Self.recordBytes
    pixels.reserveCapacity(pixels.count + count * Self.pixelBytes)
    labels.reserveCapacity(labels.count + count)
    for record in 0..<count {
      let start = record * Self.recordBytes
      guard bytes[start] < classCount else {
        throw .badLabel(
          path: file.path, record: record, byte: start, label: Int(bytes[start]), classes: classCount)
      }
      labels.append(Int32(bytes[start]))
      pixels.append(contentsOf: bytes[start + 1..<start + Self.recordBytes])
    }
  }
}
