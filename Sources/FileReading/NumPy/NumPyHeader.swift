/// The header of a NumPy array: a Python dictionary of its type, its order and its shape.
///
/// NumPy's format (numpy.lib.format) in versions 1.0, 2.0 and 3.0: a magic number, the version, the length of the
/// dictionary in two or four bytes, and the dictionary.
struct NumPyHeader {
  /// The type of the values.
  let type: NumPyType
  /// Whether the first dimension is fastest, as in Fortran.
  let isFortran: Bool
  /// The dimensions; the product of those that are not 0 fits in an `Int`.
  let shape: [Int]
  /// The start of the values.
  let end: Int

  /// The first bytes of an array.
  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// Reads the header at the start of the bytes.
  init(_ bytes: [UInt8]) throws(NumPyFault) {
    let descr: PythonLiteralScanner.Value
    (descr, isFortran, shape, end) = try Self.fields(of: bytes)
    switch descr {
    case .text(let text): type = try NumPyType(text)
    case .fields(let text) where text.contains("|O") || text.contains("'O"): throw .pickled
    case .fields: throw .otherType("holds records of several fields; save each field as an array of its own")
    default: throw .damaged("has a header that is not as NumPy writes it")
    }
    // A dimension of 0 must not hide that the others overflow.
    guard Self.product(of: shape.filter { $0 != 0 }) != nil else {
      throw .damaged("has a shape in its header that no file can hold")
    }
  }

  /// Returns the fields of the header, with the type unparsed.
  static func fields(
    of bytes: [UInt8]
  ) throws(NumPyFault) -> (descr: PythonLiteralScanner.Value, isFortran: Bool, shape: [Int], end: Int) {
    guard bytes.starts(with: Self.magic) else {
      throw .damaged("is no NumPy array: it does not start with \\x93NUMPY")
    }
    guard bytes.count >= 8 else { throw .damaged("ends inside its header") }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      throw .damaged("is of version \(bytes[6]).\(bytes[7]) of NumPy's format, but 1.0, 2.0 and 3.0 are read")
    }
    let isShort = bytes[6] == 1
    let length =
      isShort
      ? bytes.littleEndian(UInt16.self, at: 8).map { Int($0) } : bytes.littleEndian(UInt32.self, at: 8).map { Int($0) }
    let start = isShort ? 10 : 12
    guard let length, length <= bytes.count - start else { throw .damaged("ends inside its header") }
    let end = start + length

    var scanner = PythonLiteralScanner(bytes[start..<end])
    guard let members = scanner.dictionary(), members.count == 3,
      case .order(let isFortran)? = members["fortran_order"], case .extents(let shape)? = members["shape"],
      let descr = members["descr"]
    else { throw .damaged("has a header that is not as NumPy writes it") }
    return (descr, isFortran, shape, end)
  }

  /// The number of values.
  var count: Int { shape.contains(0) ? 0 : Self.product(of: shape) ?? 0 }

  private static func product(of extents: [Int]) -> Int? {
    var product = 1
    for extent in extents {
      let (value, overflow) = product.multipliedReportingOverflow(by: extent)
      guard !overflow else { return nil }
      product = value
    }
    // Values have at most eight bytes.
    return product <= .max / 8 ? product : nil
  }
}
