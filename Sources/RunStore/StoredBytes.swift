import CZlib

/// Writes the stored bytes of traces: numbers in their memory layout, counts as differences in a variable number of
/// bytes.
///
/// Long data is compressed. Nothing is rounded; infinities and NaN payloads are kept.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(256) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes an integer with seven bits per byte, so that small magnitudes take one byte.
  mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ values: [Double]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Writes optional values after one bit per value, or one byte if all or none are present.
  mutating func write(_ values: [Double?]) {
    let count = values.count { $0 != nil }
    write(byte: count == 0 ? 0 : count == values.count ? 1 : 2)
    if count > 0, count < values.count {
      for start in stride(from: 0, to: values.count, by: 8) {
        var byte: UInt8 = 0
        for index in start..<min(start + 8, values.count) where values[index] != nil { byte |= 1 << (index - start) }
        bytes.append(byte)
      }
    }
    for value in values { if let value { write(value) } }
  }

  /// Writes counts as differences from the preceding count.
  mutating func write(counts: [Int]) {
    var last = 0
    for count in counts {
      write(count &- last)
      last = count
    }
  }

  /// The bytes, compressed if that pays.
  var packed: [UInt8] {
    guard bytes.count > 1024 else { return [0] + bytes }
    var size = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    guard compress2(&packed, &size, bytes, UInt(bytes.count), 1) == Z_OK, size < bytes.count else { return [0] + bytes }
    var head = ByteWriter()
    head.write(byte: 1)
    head.write(bytes.count)
    return head.bytes + packed.prefix(Int(size))
  }
}

/// Reads the output of a ``ByteWriter``; any bytes are accepted.
struct ByteReader {
  /// The bytes end too early or are invalid.
  struct Damage: Error {}

  private var bytes: [UInt8]
  private var position = 0

  /// Creates a reader of ``ByteWriter/packed`` bytes.
  init(packed: [UInt8]) throws(Damage) {
    bytes = packed
    switch try byte() {
    case 0: return
    case 1:
      let count = try self.count(of: 1, limit: 1 << 40)
      var size = UInt(count)
      // zlib compresses at most about 1,000:1.
      guard count / 2048 <= packed.count else { throw Damage() }
      var unpacked = [UInt8](repeating: 0, count: count)
      let source = Array(packed[position...])
      guard uncompress(&unpacked, &size, source, UInt(source.count)) == Z_OK, size == UInt(count) else {
        throw Damage()
      }
      bytes = unpacked
      position = 0
    default: throw Damage()
    }
  }

  /// Returns the numbers written by a single ``ByteWriter/write(_:)``; `nil` for anything else.
  static func values(_ bytes: [UInt8]) -> [Double]? {
    guard var reader = try? ByteReader(packed: [0] + bytes), let values = try? reader.doubles(), reader.isAtEnd else {
      return nil
    }
    return values
  }

  /// Whether all bytes have been read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(Damage) -> UInt8 {
    guard position < bytes.count else { throw Damage() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func double() throws(Damage) -> Double {
    guard bytes.count - position >= 8 else { throw Damage() }
    let bits = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
    position += 8
    return Double(bitPattern: UInt64(littleEndian: bits))
  }

  mutating func integer() throws(Damage) -> Int {
    var (value, shift) = (UInt64(0), UInt64(0))
    while true {
      let byte = try self.byte()
      guard shift < 64 else { throw Damage() }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1)
  }

  /// Reads a count of elements that take at least `size` bytes each.
  mutating func count(of size: Int, limit: Int? = nil) throws(Damage) -> Int {
    let count = try integer()
    guard count >= 0, count <= limit ?? (bytes.count - position) / max(1, size) else { throw Damage() }
    return count
  }

  mutating func text() throws(Damage) -> String {
    let count = try self.count(of: 1)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func doubles() throws(Damage) -> [Double] {
    let count = try self.count(of: 8)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try double()) }
    return values
  }

  mutating func optionalDoubles(_ count: Int) throws(Damage) -> [Double?] {
    var values = [Double?](repeating: nil, count: count)
    switch try byte() {
    case 0: return values
    case 1: for index in 0..<count { values[index] = try double() }
    default:
      var isThere: [Bool] = []
      for _ in stride(from: 0, to: count, by: 8) {
        let byte = try self.byte()
        for bit in 0..<8 { isThere.append(byte & 1 << bit != 0) }
      }
      for index in 0..<count where isThere[index] { values[index] = try double() }
    }
    return values
  }

  mutating func counts(_ count: Int) throws(Damage) -> [Int] {
    var (values, last): ([Int], Int) = ([], 0)
    values.reserveCapacity(count)
    for _ in 0..<count {
      last &+= try integer()
      values.append(last)
    }
    return values
  }
}
