import FileReading

/// The header of a table in Weka's format: `@relation`, an `@attribute` for each column, `@data`.
struct ARFFHeader {
  let columns: TableColumns
  /// A scanner at the first row.
  let scanner: RecordScanner
  /// The last column, which is the class by convention; `nil` if a column has a known target name.
  var lastColumn: String? {
    let usual = columns.names.filter { DelimitedFile.defaultTargets.contains($0.lowercased()) }
    return usual.count == 1 ? nil : columns.names.last
  }

  /// Returns whether the first line that is not a comment is that of an ARFF file.
  static func recognizes(_ file: InputFile) -> Bool {
    for line in file.bytes.prefix(1 << 16).split(whereSeparator: {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }) {
      let text = String(decoding: line.prefix(32), as: UTF8.self).trimmed.lowercased()
      if !text.isEmpty, !text.hasPrefix("%") { return text.hasPrefix("@relation") || text.hasPrefix("@attribute") }
    }
    return false
  }

  /// Reads the header.
  init(_ file: InputFile) throws(DataError) {
    let text = try DataError.wrapping { () throws(FileError) in try UTF8Text(file) }
    var names: [String] = []
    var position = text.start
    var number = 1
    while position < text.bytes.count {
      let end = text.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.bytes.count
      let line = String(decoding: text.bytes[position..<end], as: UTF8.self).trimmed
      position = min(end + 1, text.bytes.count)
      number += 1
      let word = line.prefix { !$0.isWhitespace }.lowercased()
      if word == "@attribute" {
        names.append(Self.name(line.dropFirst(word.count).trimmed))
      } else if word == "@data" {
        guard names.count > 1 else { throw .oneColumn(path: file.path, column: names.first ?? "none") }
        columns = TableColumns(names: names)
        scanner = RecordScanner(text, separator: UInt8(ascii: ","), from: position, line: number)
        if text.bytes[position...].first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
          throw .otherFormat(path: file.path, what: "has sparse rows, which are read of svmlight files only")
        }
        return
      }
    }
    throw .noRows(path: file.path, hasHeader: !names.isEmpty)
  }

  /// Returns the name at the start of a line, without its quotes.
  private static func name(_ text: String) -> String {
    guard let quote = text.first, quote == "'" || quote == "\"" else {
      return String(text.prefix { !$0.isWhitespace && $0 != "{" })
    }
    return String(text.dropFirst().prefix { $0 != quote })
  }
}
