/// Parses a file of TensorFlow records: the length of the data, its checksum, the data, its checksum; little-endian.
///
/// A length with a valid checksum is trusted, so that a record with damaged data can be skipped; after an invalid one
/// the position of the next record is unknown.
package struct RecordReader {
  /// The result of reading a record.
  package enum Finding: Equatable {
    /// The range of a record's data.
    case data(Range<Int>)
    /// A record whose data does not match its checksum.
    case damagedData
    /// A length that does not match its checksum.
    case damagedLength
    /// The file ends within the record.
    case cutOff
  }

  /// The position of the next record.
  private(set) var offset = 0
  private let bytes: [UInt8]

  /// Creates a reader at the first byte.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the next record.
  ///
  /// Returns `nil` at the end. Nothing follows a damaged length or a truncated record.
  package mutating func next() -> Finding? {
    guard offset < bytes.count else { return nil }
    let start = offset
    offset = bytes.count
    guard bytes.count - start >= Self.headerSize else { return .cutOff }
    guard Self.hasTrueLength(bytes, at: start) else { return .damagedLength }
    let first = start + Self.headerSize
    guard let length = Int(exactly: Self.number(in: bytes, at: start, as: UInt64.self)),
      length <= bytes.count - first - Self.checkSize
    else { return .cutOff }
    let data = first..<first + length
    offset = data.upperBound + Self.checkSize
    return Self.isTrue(data, in: bytes) ? .data(data) : .damagedData
  }

  /// Returns whether the bytes begin like a record.
  static func isRecord(_ bytes: [UInt8]) -> Bool { bytes.count >= headerSize && hasTrueLength(bytes, at: 0) }

  /// The number of bytes of a record's length and its checksum.
  private static let headerSize = 12
  /// The number of bytes of a checksum.
  private static let checkSize = 4

  private static func hasTrueLength(_ bytes: [UInt8], at start: Int) -> Bool {
    isTrue(start..<start + headerSize - checkSize, in: bytes)
  }

  /// Returns whether the checksum after some bytes matches.
  private static func isTrue(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    CRC32C.masked(bytes.span.bytes.extracting(range)) == number(in: bytes, at: range.upperBound, as: UInt32.self)
  }

  private static func number<Number: FixedWidthInteger>(
    in bytes: [UInt8], at offset: Int, as type: Number.Type
  ) -> Number {
    bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }
}

/// Writes TensorFlow records: the length of the data, its checksum, the data, its checksum; little-endian.
package enum RecordWriter {
  /// Returns the record of some data.
  package static func record(_ data: [UInt8]) -> [UInt8] {
    let length = littleEndian(UInt64(data.count))
    return length + littleEndian(CRC32C.masked(length.span.bytes)) + data
      + littleEndian(CRC32C.masked(data.span.bytes))
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
  }
}
