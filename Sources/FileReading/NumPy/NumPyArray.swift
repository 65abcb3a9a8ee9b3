import Wording

/// An array of numbers as NumPy saves it (`.npy`, versions 1.0, 2.0 and 3.0 of numpy.lib.format).
///
/// Booleans, whole numbers of 1, 2, 4 and 8 bytes and floats of 2, 4 and 8 bytes are read, in either order of bytes and of
/// extents. Complex numbers, text, dates and records are refused, and so are pickled objects, which no reader but Python
/// itself can read, and which can run any program there.
package struct NumPyArray: Sendable {
  /// The extents; none for a single number.
  ///
  /// The product of those that are not 0 is no larger than an `Int`.
  package let shape: [Int]
  /// What the numbers were in the file.
  package let type: NumPyType
  /// The numbers, the last extent the fastest, in the precision they came in: booleans and `uint8` are bytes, halves and
  /// singles are singles, all others doubles.
  package let values: NumPyElements

  /// Whether the bytes start as those of an array do.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: NumPyHeader.magic) }

  /// Reads the array in a file.
  ///
  /// - Throws: ``FileError`` for what is damaged, cut off, pickled, or no numbers.
  package init(_ file: InputFile) throws(FileError) {
    do {
      try self.init(file.bytes, atMost: .max)
    } catch {
      throw error == .pickled
        ? .pickled(path: file.path, isArchive: false) : .badArray(path: file.path, array: nil, what: error.what)
    }
  }

  /// Reads an array that will not take more than `limit` bytes of memory.
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
  /// Type and shape in Python's words: `float32 (60, 10)`.
  package var description: String { "\(type) \(Self.words(for: shape))" }
}

/// Why an array is not read; every text is a clause that follows the name of the file or the array.
enum NumPyFault: Error, Equatable {
  /// It holds Python objects.
  case pickled
  /// It holds something else than numbers.
  case otherType(String)
  /// It is not as the format says.
  case damaged(String)

  /// The clause.
  var what: String {
    switch self {
    case .pickled: "holds pickled Python objects, which could run any program and are not read"
    case .otherType(let what), .damaged(let what): what
    }
  }
}

/// The numbers of an array, in the precision they came in.
package enum NumPyElements: Sendable {
  /// Booleans and whole numbers from 0 to 255.
  case bytes([UInt8])
  /// Halves and singles.
  case singles([Float])
  /// All others.
  case doubles([Double])

  /// Values whose first extent is the fastest, put in the order in which the last one is.
  func inCOrder(_ shape: [Int]) -> Self {
    switch self {
    case .bytes(let values): .bytes(Self.inCOrder(values, shape))
    case .singles(let values): .singles(Self.inCOrder(values, shape))
    case .doubles(let values): .doubles(Self.inCOrder(values, shape))
    }
  }

  private static func inCOrder<Value>(_ values: [Value], _ shape: [Int]) -> [Value] {
    // Extents of 1 move nothing.
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
