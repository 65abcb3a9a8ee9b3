/// Parses the Python dictionary in the header of a NumPy array, in the subset of Python that NumPy writes.
struct PythonLiteralScanner {
  /// The value of a key.
  enum Value: Equatable {
    /// A string.
    case text(String)
    /// `True` or `False`.
    case order(Bool)
    /// A tuple of non-negative integers.
    case extents([Int])
    /// The source of a list, or of a tuple that contains anything but numbers.
    case fields(String)
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Creates a scanner at the start of the text.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Parses the dictionary, which must be the whole text; returns `nil` if it is anything else or has a duplicate key.
  mutating func dictionary() -> [String: Value]? {
    guard take("{") else { return nil }
    var members: [String: Value] = [:]
    while !take("}") {
      guard let key = string(), take(":"), let value = value(), members.updateValue(value, forKey: key) == nil else {
        return nil
      }
      guard take(",") || next == UInt8(ascii: "}") else { return nil }
    }
    return next == nil ? members : nil
  }

  /// The next byte that is not white space.
  private var next: UInt8? {
    mutating get {
      while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D, 0].contains(bytes[position]) { position += 1 }
      return position < bytes.endIndex ? bytes[position] : nil
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value() -> Value? {
    switch next {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return string().map { .text($0) }
    case UInt8(ascii: "T"), UInt8(ascii: "F"):
      return order()
    case UInt8(ascii: "("):
      let start = position
      if let extents = extents() { return .extents(extents) }
      position = start
      return fields()
    case UInt8(ascii: "["):
      return fields()
    default:
      return nil
    }
  }

  private mutating func string() -> String? {
    guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
    position = end + 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func order() -> Value? {
    for (word, isFortran) in [("True", true), ("False", false)] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return .order(isFortran)
    }
    return nil
  }

  private mutating func extents() -> [Int]? {
    guard take("(") else { return nil }
    var extents: [Int] = []
    while !take(")") {
      guard let extent = extent() else { return nil }
      extents.append(extent)
      guard take(",") || next == UInt8(ascii: ")") else { return nil }
    }
    return extents
  }

  private mutating func extent() -> Int? {
    guard next != nil else { return nil }
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    position = digits.endIndex
    // Python 2 marks long integers.
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "L") { position += 1 }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Parses everything up to the bracket that closes the next one.
  private mutating func fields() -> Value? {
    let start = position
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard string() != nil else { return nil }
        continue
      default: break
      }
      position += 1
      if depth == 0 { return .fields(String(decoding: bytes[start..<position], as: UTF8.self)) }
    }
    return nil
  }
}
