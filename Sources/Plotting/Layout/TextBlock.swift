package import Drawing

/// A text broken into lines that fit a width.
package struct TextBlock {
  package let lines: [RichText]
  let style: TextStyle
  let size: Size
  private let lineHeight: Double
  private let ascent: Double

  /// Creates a block; `nil` for an empty text.
  ///
  /// Lines beyond `lineLimit` are replaced by an ellipsis.
  package init?(_ text: String, style: TextStyle, width: Double, lineLimit: Int = .max, measurer: any TextMeasurer) {
    func extent(_ string: some StringProtocol) -> Double {
      measurer.extent(of: RichText(String(string)), style: style).width
    }
    var strings: [String] = []
    for paragraph in text.split(separator: "\n") where strings.count <= lineLimit {
      strings += Self.wrapped(paragraph, width: width, lineLimit: lineLimit - strings.count, extent: { extent($0) })
    }
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
  ///
  /// Stops soon after `lineLimit` lines, so that the time depends on the lines shown and not on the length of the text.
  private static func wrapped(
    _ text: Substring, width: Double, lineLimit: Int, extent: (String) -> Double
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      guard lines.count <= lineLimit else { break }
      let longer = line + piece
      if line.isEmpty || fits(longer, width: width, extent: extent) {
        line = longer
      } else {
        lines.append(trimmed(line))
        line = piece
      }
      guard !fits(line, width: width, extent: extent) else { continue }
      var rest = Array(line)[...]
      while rest.count > 1, lines.count <= lineLimit, !fits(String(rest), width: width, extent: extent) {
        let head = beginning(of: rest, width: width, extent: extent)
        lines.append(trimmed(String(head)))
        rest = rest[head.endIndex...]
      }
      line = String(rest)
    }
    let rest = trimmed(line)
    return (rest.isEmpty ? lines : lines + [rest]).filter { !$0.isEmpty }
  }

  /// More characters than a line of any figure has: a longer text is measured by that many first.
  private static let longestLine = 400

  private static func fits(_ line: String, width: Double, extent: (String) -> Double) -> Bool {
    let line = trimmed(line)
    if line.utf8.count > 4 * longestLine, extent(String(line.prefix(longestLine))) > width { return false }
    return extent(line) <= width
  }

  /// Returns the longest prefix no wider than `width`, at least one character.
  private static func beginning(
    of line: ArraySlice<Character>, width: Double, extent: (String) -> Double
  ) -> ArraySlice<Character> {
    var (fitting, tooLong) = (1, 2)
    while tooLong < line.count, extent(String(line.prefix(tooLong))) <= width {
      (fitting, tooLong) = (tooLong, 2 * tooLong)
    }
    tooLong = min(tooLong, line.count)
    while tooLong - fitting > 1 {
      let middle = (fitting + tooLong) / 2
      if extent(String(line.prefix(middle))) <= width { fitting = middle } else { tooLong = middle }
    }
    return line.prefix(fitting)
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    while line.first == " " { line.removeFirst() }
    return String(line)
  }

  /// What must not be broken: words with the space behind them, single East Asian characters with the punctuation
  /// behind them.
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
