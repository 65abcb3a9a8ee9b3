import SwiftProtobuf

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TensorBoardTensorProto {
  /// The number in the tensor; `nil` if it is not a numeric scalar.
  var scalar: Double? {
    guard tensorShape.dim.allSatisfy({ $0.size == 1 }) else { return nil }
    return switch dtype {
    case .dtFloat: only(floatVal).map { Double($0) } ?? content(UInt32.self).map { Double(Float(bitPattern: $0)) }
    case .dtDouble: only(doubleVal) ?? content(UInt64.self).map { Double(bitPattern: $0) }
    case .dtHalf: (halfBits ?? content(UInt16.self)).map { Self.half($0) }
    case .dtBfloat16: (halfBits ?? content(UInt16.self)).map { Double(Float(bitPattern: UInt32($0) << 16)) }
    case .dtInt32: (only(intVal) ?? content(Int32.self)).map { Double($0) }
    case .dtInt64: (only(int64Val) ?? content(Int64.self)).map { Double($0) }
    case .dtInvalid, .UNRECOGNIZED: nil
    }
  }

  private var halfBits: UInt16? { only(halfVal).map { UInt16(truncatingIfNeeded: $0) } }

  private func only<Element>(_ values: [Element]) -> Element? { values.count == 1 ? values[0] : nil }

  private func content<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    guard tensorContent.count == MemoryLayout<Number>.size else { return nil }
    return tensorContent.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: type)) }
  }

  /// Returns the value of a half-precision number (IEEE 754, binary16); `Float16` is unavailable on some machines.
  private static func half(_ bits: UInt16) -> Double {
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Double(bits & 0x3FF)
    let magnitude =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? Double.infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction * 0x1p-10)
      }
    return bits >> 15 == 0 ? magnitude : -magnitude
  }
}
