extension ArraySlice<UInt8> {
  /// Where `text` stands first; `nil` when it does not.
  ///
  /// Strings look for text by characters, many times slower.
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

  /// Where `text` stands last; `nil` when it does not.
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
