/// The element type of a NumPy array.
package struct NumPyType: Sendable, Equatable {
  /// The kinds of numbers.
  package enum Kind: Sendable {
    /// 0 for false, 1 for true.
    case boolean
    /// Signed integers.
    case signed
    /// Unsigned integers.
    case unsigned
    /// Floating point.
    case float
  }

  /// The kind of number.
  package let kind: Kind
  /// The number of bytes per element.
  package let size: Int
  /// Whether the byte order is big-endian.
  let isBigEndian: Bool

  /// Parses a `descr` such as `<f4`, with or without a byte order.
  init(_ descr: String) throws(NumPyFault) {
    var text = descr[...]
    var isBigEndian = false
    if let order = text.first, "<>=|".contains(order) {
      isBigEndian = order == ">"
      text = text.dropFirst()
    }
    let size = text == "?" ? 1 : Int(text.dropFirst().prefix { $0.isASCII && $0.isNumber })
    switch (text.first, size) {
    case ("b", 1), ("?", 1): kind = .boolean
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): kind = .signed
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): kind = .unsigned
    case ("f", 2), ("f", 4), ("f", 8): kind = .float
    case ("O", _): throw .pickled
    case ("c", _): throw .otherType("holds complex numbers; save their real and imaginary parts as two arrays")
    case ("U", _), ("S", _), ("a", _), ("T", _): throw .otherType("holds text, but numbers are needed")
    case ("M", _), ("m", _): throw .otherType("holds dates or durations; save them as numbers (.astype(float))")
    case ("f", _): throw .otherType("holds floats of \(size ?? 0) bytes; save them as float64")
    default: throw .otherType("holds what NumPy calls '\(descr.prefix(20))', but numbers are needed")
    }
    self.size = size ?? 1
    self.isBigEndian = isBigEndian
  }

  /// The number of bytes per element in memory.
  var storedSize: Int {
    switch (kind, size) {
    case (.boolean, _), (.unsigned, 1): 1
    case (.float, 2), (.float, 4): 4
    default: 8
    }
  }
}

extension NumPyType: CustomStringConvertible {
  /// NumPy's name of the type, such as `uint8`.
  package var description: String {
    switch kind {
    case .boolean: "bool"
    case .signed: "int\(size * 8)"
    case .unsigned: "uint\(size * 8)"
    case .float: "float\(size * 8)"
    }
  }
}
