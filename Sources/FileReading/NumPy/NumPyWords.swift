/// A list of words as NumPy saves it: an array of one dimension and of type `<U5` or `S5`.
package struct NumPyWords: Sendable, Equatable {
  /// Its name in the archive, without `.npy`.
  package let name: String
  /// The words, without the zeros that fill them up.
  package let words: [String]

  /// Reads an array; `nil` for one of another type or of several dimensions, and for one that is not as its header says.
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
