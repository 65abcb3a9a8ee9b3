/// Splits the text of a formula into tokens.
struct FormulaScanner {
  private let characters: [Character]
  private var position = 0

  /// Creates a scanner at the start of a text.
  init(_ text: String) { characters = Array(text) }

  /// Returns the next token, or the end token after the last one.
  mutating func next() throws(FormulaError) -> FormulaToken {
    while let character = current, character.isWhitespace { position += 1 }
    let start = position
    func token(_ kind: FormulaToken.Kind) -> FormulaToken {
      FormulaToken(kind: kind, column: start + 1, text: String(characters[start..<position]))
    }
    guard let character = current else { return token(.end) }
    if character.isASCII && character.isNumber || character == "." && isDigit(at: position + 1) {
      skipNumber()
      let text = String(characters[start..<position])
      guard let value = Double(text.replacing("\u{2212}", with: "-")), value.isFinite else {
        throw FormulaError.tooLarge(column: start + 1, number: text)
      }
      return token(.number(value))
    }
    if character.isLetter || character == "_" {
      while let next = current, next.isLetter || next == "_" || next.isNumber && Self.superscripts[next] == nil {
        position += 1
      }
      return token(.name(String(characters[start..<position])))
    }
    position += 1
    if character == "*", current == "*" {
      position += 1
      return token(.mark("^"))
    }
    guard let mark = Self.marks[character] else {
      guard let power = Self.superscripts[character] else {
        throw FormulaError.strange(column: start + 1, character: character)
      }
      return token(.superscript(power))
    }
    return token(.mark(mark))
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }

  private func isDigit(at index: Int) -> Bool {
    index < characters.count && characters[index].isASCII && characters[index].isNumber
  }

  private mutating func skipNumber() {
    while isDigit(at: position) { position += 1 }
    if current == "." {
      position += 1
      while isDigit(at: position) { position += 1 }
    }
    guard current == "e" || current == "E" else { return }
    let isSigned = position + 1 < characters.count && "+-\u{2212}".contains(characters[position + 1])
    // Without digits after it, e is Euler's number.
    guard isDigit(at: position + (isSigned ? 2 : 1)) else { return }
    position += isSigned ? 2 : 1
    while isDigit(at: position) { position += 1 }
  }

  private static let superscripts: [Character: Int] = ["\u{B2}": 2, "\u{B3}": 3]
  private static let marks: [Character: Character] = [
    "+": "+", "-": "-", "\u{2212}": "-", "*": "*", "\u{B7}": "*", "\u{22C5}": "*", "\u{D7}": "*", "/": "/", "^": "^",
    "(": "(", ")": ")", "|": "|", ",": ",",
  ]
}
