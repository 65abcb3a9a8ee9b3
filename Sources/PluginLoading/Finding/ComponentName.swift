/// The two spellings of a component: `FocalLoss` in Swift, `focal-loss` on the command line.
package struct ComponentName {
  /// Returns the command line's spelling of a type's name: words in lower case, joined by hyphens.
  package static func commandLine(for type: String) -> String {
    let characters = Array(type)
    var name = ""
    for (index, character) in characters.enumerated() {
      if character.isUppercase, index > 0 {
        let previous = characters[index - 1]
        let endsAcronym = index + 1 < characters.count && characters[index + 1].isLowercase && previous.isUppercase
        if previous.isLowercase || previous.isNumber || endsAcronym { name += "-" }
      }
      name += character == "_" ? "-" : character.lowercased()
    }
    return name
  }

  /// Returns Swift's spelling of a name, every word capitalized; `nil` if that is not an identifier.
  static func type(for name: String) -> String? {
    let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return isIdentifier(type) ? type : nil
  }

  /// Whether a file's stem is a valid type name.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && !reserved.contains(text)
  }

  private static let reserved: Set<String> = ["Any", "Self", "Type", "Protocol", "_"]
}
