import Wording

/// A numeric array in NumPy's format (`.npy`, versions 1.0, 2.0 and 3.0 of numpy.lib.format).
///
/// Supports booleans, integers of 1, 2, 4 and 8 bytes and floating-point numbers of 2, 4 and 8 bytes, in either byte
/// order and either array order. Complex numbers, text, dates and records are rejected, as are pickled objects, which
/// only Python can read and which may run any program there.
package struct NumPyArray: Sendable {
  /// The dimensions; empty for a single number.
  ///
  /// The product of those that are not 0 fits in an `Int`.
  package let shape: [Int]
  /// The type of the values in the file.
  package let type: NumPyType
  /// The values, last dimension fastest, in their original precision: booleans and `uint8` are bytes, half and single
  /// precision are singles, all others doubles.
  package let values: NumPyElements

  /// Returns whether the bytes begin like an array.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: NumPyHeader.magic) }

  /// Reads the array in a file.
  ///
  /// - Throws: ``FileError`` if the array is malformed, truncated, pickled or not numeric.
  package init(_ file: InputFile) throws(FileError) {
    do {
      try self.init(file.bytes, atMost: .max)
    } catch {
      throw error == .pickled
        ? .pickled(path: file.path, isArchive: false) : .badArray(path: file.path, array: nil, what: error.what)
    }
  }

  /// Reads an array that takes at most `limit` bytes of memory.
  init(_ bytes: [UInt8], atMost limit: Int) throws(NumPyFault) {
    let header = try NumPyHeader(bytes)
    (shape, type) = (header.shape, header.type)
    let (expected, found) = (header.count * type.size, bytes.count - header.end)
    guard expected == found else {
      throw .damaged(
        "is \(type) \(Self.words(for: shape)) by its header, which takes \(expected.grouped) bytes, but has "
          + found.grouped)
    }
    guard header.count <= limit / type.storedSize else {
      throw .damaged("takes more than \(limit.grouped) bytes of memory, which is more than is read")
    }
    let reader = NumPyValues(bytes: bytes, start: header.end, type: type)
    values = header.isFortran ? reader.storage.inCOrder(shape) : reader.storage
  }

  /// The number of values.
  package var count: Int { shape.contains(0) ? 0 : shape.reduce(1, *) }

  /// The values as doubles.
  package var doubles: [Double] {
    switch values {
    case .bytes(let values): values.map { Double($0) }
    case .singles(let values): values.map { Double($0) }
    case .doubles(let values): values
    }
  }

  private static func words(for shape: [Int]) -> String {
    "(" + shape.map { String($0) }.joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }
}

extension NumPyArray: CustomStringConvertible {
  /// Type and shape in Python's notation: `float32 (60, 10)`.
  package var description: String { "\(type) \(Self.words(for: shape))" }
}

/// An error in an array, described by a clause that follows the name of the file or the array.
enum NumPyFault: Error, Equatable {
  /// The array contains Python objects.
  case pickled
  /// The array is not numeric.
  case otherType(String)
  /// The array violates the format.
  case damaged(String)

  /// The error as a clause.
  var what: String {
    switch self {
    case .pickled: "holds pickled Python objects, which could run any program and are not read"
    case .otherType(let what), .damaged(let what): what
    }
  }
}

/// The values of an array in their original precision.
package enum NumPyElements: Sendable {
  /// Booleans and integers from 0 to 255.
  case bytes([UInt8])
  /// Half and single precision.
  case singles([Float])
  /// All other types.
  case doubles([Double])

  /// Returns values with the first dimension fastest, reordered to last dimension fastest.
  func inCOrder(_ shape: [Int]) -> Self {
    switch self {
    case .bytes(let values): .bytes(Self.inCOrder(values, shape))
    case .singles(let values): .singles(Self.inCOrder(values, shape))
    case .doubles(let values): .doubles(Self.inCOrder(values, shape))
    }
  }

  private static func inCOrder<Value>(_ values: [Value], _ shape: [Int]) -> [Value] {
    // Dimensions of 1 do not affect the order.
    let shape = shape.filter { $0 != 1 }
    guard shape.count > 1, !values.isEmpty else { return values }
    var strides = [1]
    for extent in shape.dropLast() { strides.append(strides[strides.count - 1] * extent) }
    var ordered: [Value] = []
    ordered.reserveCapacity(values.count)
    var index = [Int](repeating: 0, count: shape.count)
    var position = 0
    for _ in values.indices {
      ordered.append(values[position])
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        position += strides[axis]
        if index[axis] < shape[axis] { break }
        position -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return ordered
  }
}
