/// The values of an array as stored in its file.
struct NumPyValues {
  /// The bytes of the file.
  let bytes: [UInt8]
  /// The start of the values, which extend to the end.
  let start: Int
  /// The type of the values.
  let type: NumPyType

  /// The values in file order.
  var storage: NumPyElements {
    switch (type.kind, type.size) {
    case (.boolean, _): .bytes(bytes[start...].map { min($0, 1) })
    case (.unsigned, 1): .bytes(Array(bytes[start...]))
    case (.unsigned, 2): .doubles(values(of: UInt16.self) { Double($0) })
    case (.unsigned, 4): .doubles(values(of: UInt32.self) { Double($0) })
    case (.unsigned, _): .doubles(values(of: UInt64.self) { Double($0) })
    case (.signed, 1): .doubles(values(of: Int8.self) { Double($0) })
    case (.signed, 2): .doubles(values(of: Int16.self) { Double($0) })
    case (.signed, 4): .doubles(values(of: Int32.self) { Double($0) })
    case (.signed, _): .doubles(values(of: Int64.self) { Double($0) })
    case (.float, 2): .singles(values(of: UInt16.self, Self.half))
    case (.float, 4): .singles(values(of: UInt32.self) { Float(bitPattern: $0) })
    case (.float, _): .doubles(values(of: UInt64.self) { Double(bitPattern: $0) })
    }
  }

  private func values<Raw: FixedWidthInteger, Value>(of _: Raw.Type, _ convert: (Raw) -> Value) -> [Value] {
    let isBigEndian = type.isBigEndian
    return bytes.withUnsafeBytes { raw in
      stride(from: start, to: raw.count, by: MemoryLayout<Raw>.size).map { offset in
        let number = raw.loadUnaligned(fromByteOffset: offset, as: Raw.self)
        return convert(isBigEndian ? Raw(bigEndian: number) : Raw(littleEndian: number))
      }
    }
  }

  /// Returns the single-precision value of a half-precision number (IEEE 754, binary16), a type that Swift lacks on
  /// some machines.
  private static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits >> 15 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * (1 + fraction * 0x1p-10) * Float(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}

/// A list of words in NumPy's format: a one-dimensional array of type `<U5` or `S5`.
package struct NumPyWords: Sendable, Equatable {
  /// The name in the archive, without `.npy`.
  package let name: String
  /// The words, without padding zeros.
  package let words: [String]

  /// Reads an array; returns `nil` if it has another type, several dimensions, or an inconsistent header.
  init?(_ bytes: [UInt8], name: String) {
    guard let fields = try? NumPyHeader.fields(of: bytes), case .text(let descr) = fields.descr,
      fields.shape.count == 1, let count = fields.shape.first
    else { return nil }
    let order = descr.first.map { "<>=|".contains($0) ? $0 : "<" }
    let type = descr.drop { "<>=|".contains($0) }
    guard let kind = type.first, "USa".contains(kind), let length = Int(type.dropFirst()), length > 0 else {
      return nil
    }
    let (size, overflow) = length.multipliedReportingOverflow(by: kind == "U" ? 4 : 1)
    let (total, isTooLarge) = count.multipliedReportingOverflow(by: size)
    guard !overflow, !isTooLarge, total == bytes.count - fields.end else { return nil }
    self.name = name
    words = (0..<count).map { index in
      let cell = bytes[(fields.end + index * size)...].prefix(size)
      return kind == "U" ? Self.unicode(cell, isBigEndian: order == ">") : Self.bytes(cell)
    }
  }

  /// Returns the word in a cell of UTF-32.
  private static func unicode(_ cell: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var word = String.UnicodeScalarView()
    for start in stride(from: cell.startIndex, to: cell.endIndex, by: 4) {
      let parts = cell[start..<(start + 4)].map { UInt32($0) }
      let code = (isBigEndian ? parts : parts.reversed()).reduce(0) { $0 << 8 | $1 }
      word.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    while word.last == "\0" { word.removeLast() }
    return String(word)
  }

  /// Returns the word in a cell of bytes.
  private static func bytes(_ cell: ArraySlice<UInt8>) -> String {
    let end = cell.lastIndex { $0 != 0 }.map { $0 + 1 } ?? cell.startIndex
    return String(decoding: cell[..<end], as: UTF8.self)
  }
}
