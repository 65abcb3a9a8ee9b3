import CZlib

/// The bytes of traces in a store: numbers as they are in memory, counts as differences in as few bytes as they need.
///
/// Long ones are compressed. Nothing is rounded, and infinities and payloads of NaN stay what they are.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(256) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Small magnitudes take one byte, seven bits each.
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

  /// Values that may be missing, after a bit for each, or one byte where all are there or none is.
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

  /// Counts, each as the difference from the one before.
  mutating func write(counts: [Int]) {
    var last = 0
    for count in counts {
      write(count &- last)
      last = count
    }
  }

  /// All bytes, compressed where that is worth the time.
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

/// Reads what a ``ByteWriter`` has written; bytes may be anything.
struct ByteReader {
  /// The bytes end too early, or are not what they should be.
  struct Damage: Error {}

  private var bytes: [UInt8]
  private var position = 0

  /// A reader of ``ByteWriter/packed`` bytes.
  init(packed: [UInt8]) throws(Damage) {
    bytes = packed
    switch try byte() {
    case 0: return
    case 1:
      let count = try self.count(of: 1, limit: 1 << 40)
      var size = UInt(count)
      // Zlib does not make less than a thousandth of anything.
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

  /// The numbers that ``ByteWriter/write(_:)`` has written, alone; `nil` for anything else.
  static func values(_ bytes: [UInt8]) -> [Double]? {
    guard var reader = try? ByteReader(packed: [0] + bytes), let values = try? reader.doubles(), reader.isAtEnd else {
      return nil
    }
    return values
  }

  /// Whether everything has been read.
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

  /// A count of things that take at least `size` bytes each.
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
