/// The values of an array as they stand in its file.
struct NumPyValues {
  /// The file.
  let bytes: [UInt8]
  /// Where the values start; they go on to the end.
  let start: Int
  /// What they are.
  let type: NumPyType

  /// The values in the order of the file.
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

  /// The single with the value of a half (IEEE 754, binary16), which Swift has on some machines only.
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
