/// A piece of Swift source, as far as finding a type and its name needs it.
enum SourceToken: Equatable {
  /// An identifier or keyword.
  case word(String)
  /// A string literal; `nil` when its text depends on anything else.
  case text(String?)
  /// Any other character that is no space.
  case mark(Character)

  /// Takes source apart, leaving out comments.
  static func tokens(of source: String) -> [SourceToken] {
    let characters = Array(source)
    var tokens: [SourceToken] = []
    var index = 0
    func starts(with text: String, at position: Int) -> Bool {
      characters[min(position, characters.count)...].starts(with: text)
    }
    while index < characters.count {
      let character = characters[index]
      if starts(with: "//", at: index) {
        while index < characters.count, !characters[index].isNewline { index += 1 }
      } else if starts(with: "/*", at: index) {
        var depth = 0
        repeat {
          let opens = starts(with: "/*", at: index)
          let closes = starts(with: "*/", at: index)
          depth += opens ? 1 : closes ? -1 : 0
          index += opens || closes ? 2 : 1
        } while depth > 0 && index < characters.count
      } else if character == "\"" {
        let (text, end) = literal(in: characters, from: index)
        tokens.append(.text(text))
        index = end
      } else if character.isLetter || character == "_" {
        let start = index
        while index < characters.count, characters[index].isLetter || characters[index].isNumber || characters[index] == "_"
        {
          index += 1
        }
        tokens.append(.word(String(characters[start..<index])))
      } else {
        if !character.isWhitespace { tokens.append(.mark(character)) }
        index += 1
      }
    }
    return tokens
  }

  /// The literal that starts at `start`, and the position behind it.
  private static func literal(in characters: [Character], from start: Int) -> (text: String?, end: Int) {
    let quotes = characters[start...].starts(with: "\"\"\"") ? 3 : 1
    var index = start + quotes
    var text = ""
    var isPlain = quotes == 1
    while index < characters.count {
      let character = characters[index]
      if character == "\"", characters[index...].starts(with: String(repeating: "\"", count: quotes)) {
        return (isPlain ? text : nil, index + quotes)
      }
      if quotes == 1, character.isNewline { break }
      if character == "\\", index + 1 < characters.count {
        isPlain = false
        index = characters[index + 1] == "(" ? endOfInterpolation(in: characters, from: index + 1) : index + 2
      } else {
        text.append(character)
        index += 1
      }
    }
    return (nil, min(index, characters.count))
  }

  private static func endOfInterpolation(in characters: [Character], from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < characters.count {
      switch characters[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        index = literal(in: characters, from: index).end
        continue
      default: break
      }
      index += 1
      if depth == 0 { break }
    }
    return index
  }
}
