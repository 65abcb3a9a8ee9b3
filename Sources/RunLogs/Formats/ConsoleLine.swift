import FileReading

/// The names and numbers in a line of console output.
struct ConsoleLine {
  /// The numbers with their names, in line order, each name once.
  private(set) var pairs: [(name: String, value: Double)] = []

  /// The names, which lines of one kind share.
  var kind: String { pairs.map(\.name).joined(separator: "\u{0}") }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// Parses a line: a name, then `:`, `=`, blanks or brackets, then a number.
  init(_ line: Substring) {
    scalars = Array(line.unicodeScalars)
    var words: [String] = []
    var isAfterColon = false
    while position < scalars.count {
      let scalar = scalars[position]
      if Self.isLetter(scalar) {
        let word = takeWord()
        if let value = Self.notFinite(word), !words.isEmpty {
          add(value, words)
          words = []
        } else {
          // In `Test set: average loss: 0.5`, a name begins after the colon.
          words = isAfterColon ? [word] : words + [word]
        }
        isAfterColon = false
      } else if Self.isDigit(scalar) || ["-", "+", "."].contains(scalar) && isNumberNext(position + 1) {
        if let value = takeNumber(), !words.isEmpty { add(value, words) }
        (words, isAfterColon) = ([], false)
        // `ms` in `3ms` is not a name.
        if position < scalars.count, Self.isLetter(scalars[position]) { _ = takeWord() }
      } else {
        // A bar, a comma or a bracket ends a name; characters between a name and its number do not.
        if [",", "|", ";", "}", ")", "{"].contains(scalar) { (words, isAfterColon) = ([], false) }
        if scalar == ":" { isAfterColon = true }
        position += 1
      }
    }
  }

  private mutating func add(_ value: Double, _ words: [String]) {
    // `INFO Train Loss` means `Train Loss`; a name of more words than these is prose.
    var words = words[...]
    while let first = words.first, Self.fillers.contains(first.lowercased()), words.count > 1 {
      words = words.dropFirst()
    }
    guard words.count <= 3 else { return }
    let name = words.joined(separator: " ")
    guard !Self.fillers.contains(name.lowercased()), !pairs.contains(where: { $0.name == name }), pairs.count < 100
    else {
      return
    }
    pairs.append((name, value))
  }

  private static let fillers: Set<String> = [
    "info", "debug", "warning", "root", "main", "of", "in", "at", "is", "the", "and", "on", "after", "for", "utc", "t",
    "z",
    "with", "to", "am", "pm", "gpu", "device", "cuda", "rank",
  ]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar == "_" }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func notFinite(_ word: String) -> Double? {
    switch word.lowercased() {
    case "nan": .nan
    case "inf", "infinity": .infinity
    default: nil
    }
  }

  private func isNumberNext(_ index: Int) -> Bool {
    guard index < scalars.count else { return false }
    return Self.isDigit(scalars[index])
      || scalars[index] == "." && index + 1 < scalars.count && Self.isDigit(scalars[index + 1])
  }

  private mutating func takeWord() -> String {
    let start = position
    while position < scalars.count {
      let scalar = scalars[position]
      let isInside =
        position > start && ["/", "-", ".", "@"].contains(scalar) && position + 1 < scalars.count
        && (Self.isLetter(scalars[position + 1]) || Self.isDigit(scalars[position + 1]))
      guard Self.isLetter(scalar) || Self.isDigit(scalar) || isInside else { break }
      position += 1
    }
    return String(String.UnicodeScalarView(scalars[start..<position]))
  }

  /// Parses the next number; returns `nil` for a time of day, a date and other words that contain digits.
  private mutating func takeNumber() -> Double? {
    let start = position
    if !Self.isDigit(scalars[position]), scalars[position] != "." { position += 1 }
    var isPlain = true
    while position < scalars.count {
      let scalar = scalars[position]
      let before = position > start ? scalars[position - 1] : " "
      if Self.isDigit(scalar) || scalar == "." {
        position += 1
      } else if scalar == "e" || scalar == "E", Self.isDigit(before) || before == ".", isExponent(position + 1) {
        position += scalars[position + 1] == "-" || scalars[position + 1] == "+" ? 2 : 1
      } else if (scalar == ":" || scalar == "-") && position + 1 < scalars.count && Self.isDigit(scalars[position + 1])
        && Self.isDigit(before)
      {
        isPlain = false
        position += 1
      } else {
        break
      }
    }
    var text = String(String.UnicodeScalarView(scalars[start..<position]))
    // In `[1/10]` and `1/10`, the first number is the count.
    var index = position
    while index < scalars.count, scalars[index] == " " { index += 1 }
    if index < scalars.count, scalars[index] == "/" {
      index += 1
      while index < scalars.count, scalars[index] == " " { index += 1 }
      while index < scalars.count, Self.isDigit(scalars[index]) {
        index += 1
        position = index
      }
    }
    if text.hasSuffix(".") { text.removeLast() }
    return isPlain ? Double(text) : nil
  }

  private func isExponent(_ index: Int) -> Bool {
    guard index < scalars.count else { return false }
    if Self.isDigit(scalars[index]) { return true }
    return (scalars[index] == "-" || scalars[index] == "+") && index + 1 < scalars.count
      && Self.isDigit(scalars[index + 1])
  }
}
