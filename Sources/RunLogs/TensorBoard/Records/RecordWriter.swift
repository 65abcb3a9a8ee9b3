/// Frames data as TensorFlow's records: the length of the data, its check, the data, its check; little-endian.
enum RecordWriter {
  /// The record with this data.
  static func record(_ data: [UInt8]) -> [UInt8] {
    let length = littleEndian(UInt64(data.count))
    return length + littleEndian(CRC32C.masked(length.span.bytes)) + data
      + littleEndian(CRC32C.masked(data.span.bytes))
  }

  private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
  }
}
