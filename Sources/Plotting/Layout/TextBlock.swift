import Drawing

/// A text broken into lines that fit a width.
struct TextBlock {
  let lines: [RichText]
  let style: TextStyle
  let size: Size
  private let lineHeight: Double
  private let ascent: Double

  /// Creates a block; `nil` for an empty text.
  ///
  /// Lines beyond `lineLimit` are replaced by an ellipsis.
  init?(_ text: String, style: TextStyle, width: Double, lineLimit: Int = .max, measurer: any TextMeasurer) {
    func extent(_ string: some StringProtocol) -> Double {
      measurer.extent(of: RichText(String(string)), style: style).width
    }
    var strings = text.split(separator: "\n").flatMap { Self.wrapped($0, width: width, extent: { extent($0) }) }
    guard !strings.isEmpty, lineLimit > 0 else { return nil }
    if strings.count > lineLimit {
      var last = strings[lineLimit - 1]
      while !last.isEmpty, extent(last + "…") > width { last.removeLast() }
      while last.last == " " { last.removeLast() }
      strings = Array(strings.prefix(lineLimit - 1)) + [last + "…"]
    }
    lines = strings.map { RichText($0) }
    self.style = style
    let extents = lines.map { measurer.extent(of: $0, style: style) }
    ascent = extents.map(\.ascent).max() ?? 0
    lineHeight = ascent + (extents.map(\.descent).max() ?? 0)
    size = Size(extents.map(\.width).max() ?? 0, lineHeight * Double(lines.count))
  }

  /// Draws the lines with the block's top at `top` and their `alignment` at `x`.
  func draw(x: Double, top: Double, alignment: TextAnchor.Horizontal, on canvas: any Canvas) {
    for (index, line) in lines.enumerated() {
      canvas.draw(
        line, at: Point(x, top + ascent + Double(index) * lineHeight), style: style,
        anchor: TextAnchor(alignment, .baseline))
    }
  }

  /// Returns lines no wider than `width`, broken at spaces, between East Asian characters, or as a last resort
  /// anywhere.
  private static func wrapped(_ text: Substring, width: Double, extent: (String) -> Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let longer = line + piece
      if line.isEmpty || extent(trimmed(longer)) <= width {
        line = longer
      } else {
        lines.append(trimmed(line))
        line = piece
      }
      while extent(trimmed(line)) > width, line.count > 1 {
        let head = beginning(of: line, width: width, extent: extent)
        lines.append(trimmed(head))
        line = String(line.dropFirst(head.count))
      }
    }
    let rest = trimmed(line)
    return (rest.isEmpty ? lines : lines + [rest]).filter { !$0.isEmpty }
  }

  /// Returns the longest prefix no wider than `width`, at least one character.
  private static func beginning(of line: String, width: Double, extent: (String) -> Double) -> String {
    let characters = Array(line)
    var (fitting, tooLong) = (1, characters.count)
    while tooLong - fitting > 1 {
      let middle = (fitting + tooLong) / 2
      if extent(String(characters[..<middle])) <= width { fitting = middle } else { tooLong = middle }
    }
    return String(characters[..<fitting])
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    while line.first == " " { line.removeFirst() }
    return String(line)
  }

  /// Splits a text into unbreakable pieces: words with the following space, and single East Asian characters with the
  /// following punctuation.
  private static func pieces(_ text: Substring) -> [String] {
    var pieces: [String] = []
    var current = ""
    for character in text {
      let breaksBefore = isEastAsian(character) && !"，。、；：！？）」』》”’%".contains(character)
      if (breaksBefore
        || isEastAsian(current.last ?? "a") && character != " " && !isEastAsian(character)
          && !",.;:!?)%".contains(character))
        && !current.isEmpty
      {
        pieces.append(current)
        current = ""
      }
      current.append(character)
      if character == " " {
        pieces.append(current)
        current = ""
      }
    }
    return current.isEmpty ? pieces : pieces + [current]
  }

  private static func isEastAsian(_ character: Character) -> Bool {
    (character.unicodeScalars.first?.value ?? 0) >= 0x2E80
  }
}
