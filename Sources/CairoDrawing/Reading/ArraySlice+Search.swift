extension ArraySlice<UInt8> {
  /// Returns the range of the first occurrence of `text`; `nil` without one.
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

  /// Returns the range of the last occurrence of `text`; `nil` without one.
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
