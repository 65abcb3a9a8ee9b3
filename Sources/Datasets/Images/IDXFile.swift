package import FileReading

/// An array of bytes in the IDX format of MNIST, optionally compressed with gzip.
///
/// A magic number (0, 0, 8 for bytes, the number of dimensions), the extent of every dimension as four bytes in
/// big-endian order, then the values, the last dimension fastest.
package struct IDXFile {
  /// The path of the file.
  let path: String
  /// The extents, none of them 0.
  let dimensions: [Int]
  /// The values, as many as the product of the extents.
  let values: [UInt8]

  /// The number of uncompressed bytes before the values.
  var headerBytes: Int { 4 + 4 * dimensions.count }

  /// Reads an array with this many dimensions.
  package init(_ file: InputFile, dimensionCount: Int) throws(DataError) {
    path = file.path
    guard !file.bytes.isEmpty else { throw .emptyFile(path: path) }
    let isPacked = Gzip.isPacked(file.bytes)
    let headerBytes = 4 + 4 * dimensionCount
    let start =
      isPacked ? try Gzip.unpack(file, atMost: headerBytes) : Array(file.bytes.prefix(headerBytes))

    func number(at byte: Int) -> UInt32 { start[byte..<byte + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    let magic = 0x0000_0800 | UInt32(dimensionCount)
    guard start.count >= 4 else { throw .headerCutOff(path: path, bytes: start.count, headerBytes: headerBytes) }
    guard number(at: 0) == magic else { throw .badMagic(path: path, found: number(at: 0), expected: magic) }
    guard start.count == headerBytes else {
      throw .headerCutOff(path: path, bytes: start.count, headerBytes: headerBytes)
    }
    let dimensions = (1...dimensionCount).map { Int(number(at: 4 * $0)) }
    guard !dimensions.contains(0) else { throw .noExtent(path: path, dimensions: dimensions) }

    // The length of compressed data is unknown. Deflate compresses at most 1,032:1 (zlib's technical notes), so a
    // header that claims more is wrong without unpacking; the rest is unpacked up to one byte beyond the expected
    // length.
    guard let length = Self.length(headerBytes, dimensions), !isPacked || length / 1_032 <= file.bytes.count else {
      throw .claimsTooMuch(path: path, dimensions: dimensions, bytes: file.bytes.count)
    }
    let bytes = isPacked ? try Gzip.unpack(file, atMost: length + 1) : file.bytes
    guard bytes.count == length else {
      throw isPacked && bytes.count > length
        ? .unpacksToMore(path: path, dimensions: dimensions, expectedBytes: length)
        : .lengthMismatch(
          path: path, dimensions: dimensions, expectedBytes: length, foundBytes: bytes.count, unpacked: isPacked)
    }
    self.dimensions = dimensions
    values = Array(bytes[headerBytes...])
  }

  /// Returns the length of header and values together; `nil` if it overflows.
  private static func length(_ headerBytes: Int, _ dimensions: [Int]) -> Int? {
    var length = 1
    for extent in dimensions {
      let (product, overflow) = length.multipliedReportingOverflow(by: extent)
      guard !overflow else { return nil }
      length = product
    }
    let (sum, overflow) = length.addingReportingOverflow(headerBytes)
    return overflow || sum == .max ? nil : sum
  }
}

/// The gzip format (RFC 1952).
enum Gzip {
  /// Returns whether the bytes begin with the magic number of gzip.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Decompresses a file, all parts if it has several, up to `limit` bytes.
  static func unpack(_ file: InputFile, atMost limit: Int) throws(DataError) -> [UInt8] {
    do {
      return try Inflater.unpack(file.bytes[...], from: .gzip, atMost: limit)
    } catch {
      switch error {
      case .damaged(let byte): throw .gzipDamaged(path: file.path, byte: byte)
      case .cutOff: throw .gzipCutOff(path: file.path, bytes: file.bytes.count)
      case .unavailable: throw .file(.unreadable(path: file.path, reason: "zlib does not start"))
      }
    }
  }
}
