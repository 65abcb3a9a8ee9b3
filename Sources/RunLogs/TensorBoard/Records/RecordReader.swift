/// Takes apart a file of TensorFlow's records: the length of the data, its check, the data, its check; little-endian.
///
/// A length whose check is right is trusted, so that a record with damaged data is passed over; after a wrong one nothing
/// tells where the next record begins.
package struct RecordReader {
  /// What is found where a record should be.
  package enum Finding: Equatable {
    /// A record's data, at these bytes.
    case data(Range<Int>)
    /// A record whose data does not match its check.
    case damagedData
    /// A length that does not match its check.
    case damagedLength
    /// The file ends inside the record.
    case cutOff
  }

  /// Where the next record begins.
  private(set) var offset = 0
  private let bytes: [UInt8]

  /// A reader from the first byte on.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes to the next record.
  ///
  /// Returns `nil` at the end. Nothing comes after a damaged length or a cut.
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

  /// Whether the bytes begin as a record does.
  static func isRecord(_ bytes: [UInt8]) -> Bool { bytes.count >= headerSize && hasTrueLength(bytes, at: 0) }

  /// The bytes of a record's length and its check.
  private static let headerSize = 12
  /// The bytes of a check.
  private static let checkSize = 4

  private static func hasTrueLength(_ bytes: [UInt8], at start: Int) -> Bool {
    isTrue(start..<start + headerSize - checkSize, in: bytes)
  }

  /// Whether the check behind some bytes is theirs.
  private static func isTrue(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    CRC32C.masked(bytes.span.bytes.extracting(range)) == number(in: bytes, at: range.upperBound, as: UInt32.self)
  }

  private static func number<Number: FixedWidthInteger>(
    in bytes: [UInt8], at offset: Int, as type: Number.Type
  ) -> Number {
    bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }
}

/// Frames data as TensorFlow's records: the length of the data, its check, the data, its check; little-endian.
package enum RecordWriter {
  /// The record with this data.
  package static func record(_ data: [UInt8]) -> [UInt8] {
    let length = littleEndian(UInt64(data.count))
    return length + littleEndian(CRC32C.masked(length.span.bytes)) + data
      + littleEndian(CRC32C.masked(data.span.bytes))
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
  }
}
