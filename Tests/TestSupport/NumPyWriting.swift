/// Valid and invalid NumPy files for tests.
package enum NumPyWriting {
  /// Returns a `.npy` file of raw values with any header fields.
  package static func array(
    _ descr: String, _ shape: [Int], _ values: [UInt8], isFortran: Bool = false, version: UInt8 = 1
  ) -> [UInt8] {
    let extents = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
    return array(
      header: "{'descr': '\(descr)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (\(extents)), }",
      values,
      version: version)
  }

  /// Returns a `.npy` file with any header.
  package static func array(header: String, _ values: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let text = Array((header + "\n").utf8)
    let length = little(UInt32(text.count)).prefix(version == 1 ? 2 : 4)
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text + values
  }

  /// Returns a `.npy` file of doubles.
  package static func doubles(_ values: [Double], _ shape: [Int]) -> [UInt8] {
    array("<f8", shape, values.flatMap { little($0.bitPattern) })
  }

  /// Returns a `.npy` file of `int64`.
  package static func integers(_ values: [Int64], _ shape: [Int]) -> [UInt8] {
    array("<i8", shape, values.flatMap { little(UInt64(bitPattern: $0)) })
  }

  /// Returns a `.npz` file of uncompressed arrays.
  package static func archive(_ arrays: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    ZipWriting(arrays.map { ZipWriting.Entry("\($0.name).npy", $0.bytes) }).bytes
  }

  /// Returns the bytes of a number in little-endian order.
  package static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
