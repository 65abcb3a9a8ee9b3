import Drawing

/// Reads the documents that ``PDFFile`` attaches to a PDF file.
enum PDFEntries {
  static func read(_ file: [UInt8]) throws(ImageReadError) -> [ImageDescription.Entry] {
    var entries: [ImageDescription.Entry] = []
    for key in ["Recipe", "Data"] {
      guard let name = file[...].lastPlace(of: "/F (\(PDFFile.name(of: key))) ") else { continue }
      let line = String(
        decoding: file[name.upperBound...].prefix { $0 != UInt8(ascii: "\n") }.prefix(256), as: UTF8.self)
      guard let reference = line.firstRange(of: "/EF << /F "),
        let object = Int(line[reference.upperBound...].prefix(while: \.isNumber)),
        let start = file[...].lastPlace(of: "\n\(object) 0 obj\n"),
        let keyword = file[start.upperBound...].firstPlace(of: "\nstream\n")
      else { throw .damaged("its attachment \(PDFFile.name(of: key)) is not there") }
      let dictionary = String(decoding: file[start.upperBound..<keyword.lowerBound].prefix(512), as: UTF8.self)
      guard let place = dictionary.firstRange(of: "/Length "),
        let length = Int(dictionary[place.upperBound...].prefix(while: \.isNumber)),
        length <= file.count - keyword.upperBound,
        let value = Deflate.unpacked(file[keyword.upperBound..<keyword.upperBound + length], atMost: ImageEntries.limit)
      else { throw .damaged("its attachment \(PDFFile.name(of: key)) cannot be unpacked") }
      entries.append(.init(key, String(decoding: value, as: UTF8.self), isAttachment: true))
    }
    return entries
  }
}

extension ArraySlice<UInt8> {
  /// Returns the range of the first occurrence of `text`; `nil` if there is none.
  ///
  /// Searching a `String` compares characters, which is many times slower.
  func firstPlace(of text: String) -> Range<Int>? {
    let needle = Array(text.utf8)
    guard let initial = needle.first, count >= needle.count else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: initial), endIndex - start >= needle.count {
      if self[start..<start + needle.count].elementsEqual(needle) { return start..<start + needle.count }
      rest = self[(start + 1)...]
    }
    return nil
  }

  /// Returns the range of the last occurrence of `text`; `nil` if there is none.
  func lastPlace(of text: String) -> Range<Int>? {
    let needle = Array(text.utf8)
    guard let initial = needle.first, count >= needle.count else { return nil }
    var rest = self[...(endIndex - needle.count)]
    while let start = rest.lastIndex(of: initial) {
      if self[start..<start + needle.count].elementsEqual(needle) { return start..<start + needle.count }
      rest = rest[..<start]
    }
    return nil
  }
}
