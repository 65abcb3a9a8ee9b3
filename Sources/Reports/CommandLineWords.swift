/// The words of a command line, split as in a shell: at blanks, except inside quotes or after a backslash.
///
/// Nothing is expanded: `$`, `*` and `|` are ordinary characters.
struct CommandLineWords: Equatable {
  /// The error for a line with an unclosed quote.
  struct UnclosedQuote: Error, Equatable, CustomStringConvertible {
    let quote: Character

    var description: String { "a quotation that begins with \(quote) does not end" }
  }

  /// The words, without their quotes.
  let words: [String]

  /// Splits a line.
  ///
  /// - Throws: ``UnclosedQuote``.
  init(_ line: String) throws(UnclosedQuote) {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = line[...]
    while let character = rest.popFirst() {
      switch (quote, character) {
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      case (let open?, _) where open == character: quote = nil
      case (nil, "\\"):
        // A backslash at the end of a line joins it to the next one.
        guard let next = rest.popFirst(), !next.isNewline else { continue }
        word = (word ?? "") + String(next)
      case ("\"", "\\"):
        if let next = rest.first, next.isNewline || "\\\"$`".contains(next) {
          rest.removeFirst()
          if !next.isNewline { word = (word ?? "") + String(next) }
        } else {
          word = (word ?? "") + "\\"
        }
      case (nil, _) where character.isWhitespace:
        if let done = word { words.append(done) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let quote { throw UnclosedQuote(quote: quote) }
    if let word { words.append(word) }
    self.words = words
  }
}
