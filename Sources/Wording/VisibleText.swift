/// Text of others, such as names in files and of files, as it may go to a terminal.
///
/// A terminal obeys what it is sent: an escape sequence can clear the screen, change the title, or show another text than
/// the one that is there, and so can marks that turn the direction of writing. Such characters are shown by their numbers;
/// line breaks and tabs stay.
package struct VisibleText {
  /// The text to show.
  package let text: String

  /// What is shown of `text`.
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

  /// What is shown of a text that is to stay on its line, such as the name of a file in a question.
  package init(line text: String) {
    self.text = VisibleText(text).text.replacing("\n", with: "\\u{A}").replacing("\t", with: "\\u{9}")
  }

  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    // Control characters of both sets.
    case 0..<0x20, 0x7f...0x9f: true
    // Directions of writing: marks, embeddings, overrides and isolates; and separators of lines and paragraphs.
    case 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    // What is not seen at all: the byte order mark and tags.
    case 0xfeff, 0xe0000...0xe007f: true
    default: false
    }
  }
}
