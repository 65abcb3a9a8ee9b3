/// Untrusted text, such as names of files and in files, in a form that is safe for a terminal.
///
/// A terminal interprets escape sequences, which can clear the screen, change the title or show a different text, and
/// so can characters that change the writing direction. Such characters are shown by their numbers; line breaks and
/// tabs stay.
package struct VisibleText {
  /// The text to show.
  package let text: String

  /// Creates the visible form of `text`.
  package init(_ text: String) {
    guard text.unicodeScalars.contains(where: Self.isSteering) else {
      self.text = text
      return
    }
    var shown = ""
    for scalar in text.unicodeScalars {
      if Self.isSteering(scalar) {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    self.text = shown
  }

  /// Creates the visible form of a text that must stay on its line, such as the name of a file in a question.
  package init(line text: String) {
    self.text = VisibleText(text).text.replacing("\n", with: "\\u{A}").replacing("\t", with: "\\u{9}")
  }

  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    // Both sets of control characters.
    case 0..<0x20, 0x7f...0x9f: true
    // Marks, embeddings, overrides and isolates of the writing direction, and separators of lines and paragraphs.
    case 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    // Invisible characters: the byte order mark and tags.
    case 0xfeff, 0xe0000...0xe007f: true
    default: false
    }
  }
}
