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

/// The space that a line of text takes, in points.
package struct TextExtent: Hashable, Sendable {
  /// The advance width.
  package var width: Double
  /// The distance from the baseline up to the top of the line, a measure of the font, not of the letters.
  package var ascent: Double
  /// The distance from the baseline down to the bottom of the line.
  package var descent: Double

  /// Creates an extent.
  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// The line's height.
  package var height: Double { ascent + descent }
}

/// A measurer with one width for all characters, so that recorded drawings do not depend on fonts.
package struct UniformTextMeasurer: TextMeasurer {
  /// Creates a measurer.
  package init() {}

  /// Returns 0.56 em per character (0.36 em for a superscript, 1 em for an East Asian one), an ascent of 0.96 em and a
  /// descent of 0.24 em.
  package func extent(of text: RichText, style: TextStyle) -> TextExtent {
    let ems = text.runs.reduce(0.0) { sum, run in
      sum + run.string.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 1 : run.isSuperscript ? 0.36 : 0.56) }
    }
    return TextExtent(width: ems * style.size, ascent: 0.96 * style.size, descent: 0.24 * style.size)
  }
}
