/// The cyclic redundancy check CRC-32C of Castagnoli, as in RFC 3720, appendix B.4.
///
/// Processes eight bytes at a time with eight tables (Kounavis and Berry, "A Systematic Approach to Building High
/// Performance Software-Based CRC Generators", 2005), because event files with pictures have hundreds of megabytes.
package enum CRC32C {
  /// Returns the checksum of some bytes.
  package static func checksum(_ bytes: RawSpan) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      bytes.withUnsafeBytes { bytes in
        var crc = UInt32.max
        var index = 0
        while index + 8 <= bytes.count {
          let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(crc)
          crc = 0
          for position in 0..<8 {
            crc ^= tables[(7 - position) << 8 | Int(truncatingIfNeeded: word >> (8 * UInt64(position))) & 0xFF]
          }
          index += 8
        }
        while index < bytes.count {
          crc = tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
          index += 1
        }
        return ~crc
      }
    }
  }

  /// Returns the checksum as a record stores it: rotated and shifted, because a checksum over data that includes its
  /// own checksum is weak (TensorFlow, `tensorflow/core/lib/hash/crc32c.h`).
  package static func masked(_ bytes: RawSpan) -> UInt32 {
    let crc = checksum(bytes)
    return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }

  /// Castagnoli's polynomial, with the lowest power in the highest bit.
  private static let polynomial: UInt32 = 0x82F6_3B78

  /// Table k, from 256·k: the effect of a byte when k more bytes follow.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = []
    for byte in 0..<UInt32(256) {
      var crc = byte
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ polynomial : crc >> 1 }
      tables.append(crc)
    }
    for index in 256..<8 * 256 {
      let before = tables[index - 256]
      tables.append(tables[Int(before & 0xFF)] ^ before >> 8)
    }
    return tables
  }()
}
