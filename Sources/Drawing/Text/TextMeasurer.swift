/// Measures text before it is drawn.
package protocol TextMeasurer {
  /// Returns the extent of one line in this style; the colour does not matter.
  func extent(of text: RichText, style: TextStyle) -> TextExtent
}

extension TextMeasurer {
  /// Breaks `text` at spaces into lines no wider than `width` points; a single word may be wider.
  package func lines(of text: String, style: TextStyle, width: Double) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      let longer = current.isEmpty ? String(word) : current + " " + word
      if !current.isEmpty && extent(of: RichText(longer), style: style).width > width {
        lines.append(current)
        current = String(word)
      } else {
        current = longer
      }
    }
    return current.isEmpty ? lines : lines + [current]
  }
}
