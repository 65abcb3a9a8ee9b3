import CPangoCairo
package import Drawing

/// Measures text as it is drawn, with the fonts of this machine.
///
/// Not safe to share between threads.
package final class CairoTextMeasurer: TextMeasurer {
  /// The font family of text: Inter, else Noto Sans, else the one that fontconfig chooses for `sans`.
  ///
  /// Missing characters, such as Chinese ones, come from other families.
  package let fontFamily: String

  /// Whether the files of all fonts used so far could be read.
  private(set) var hasReadableFonts = true

  private let context: PangoContext
  private var faces: [TextStyle.Weight: FontFace] = [:]
  private var lines: [Key: TextLine] = [:]

  private struct Key: Hashable {
    var text: RichText
    var size: Double
    var weight: TextStyle.Weight
  }

  /// Creates a measurer with the fonts of this machine.
  ///
  /// - Throws: `ImageError.noFont` if no font is installed.
  package init() throws(ImageError) {
    context = PangoContext()
    guard let family = context.firstInstalled(of: ["Inter", "Noto Sans"]) ?? context.family(matching: "sans") else {
      // Without a font, Pango would end the process.
      throw .noFont
    }
    fontFamily = family
  }

  /// Returns the advance width and the font's ascent and descent, extended to the ink.
  ///
  /// The extent is zero at a size that is not a positive number.
  package func extent(of text: RichText, style: TextStyle) -> TextExtent {
    style.hasSize ? line(text, style: style).extent : TextExtent(width: 0, ascent: 0, descent: 0)
  }

  /// Returns the height of a capital letter, in points.
  func capHeight(of style: TextStyle) -> Double {
    face(style.weight).capHeight * style.size
  }

  /// Returns the laid-out text from a cache, laying it out if needed.
  package func line(_ text: RichText, style: TextStyle) -> TextLine {
    let key = Key(text: text, size: style.size, weight: style.weight)
    if let line = lines[key] { return line }
    // Only animations and sweeps produce thousands of different labels; emptying the cache is cheaper than tracking
    // use.
    if lines.count >= 2_000 { lines.removeAll(keepingCapacity: true) }
    let line = TextLine(
      text, size: style.size, weight: style.weight, family: fontFamily, face: face(style.weight), context: context)
    if !line.hasReadableFonts { hasReadableFonts = false }
    lines[key] = line
    return line
  }

  private func face(_ weight: TextStyle.Weight) -> FontFace {
    if let face = faces[weight] { return face }
    let face = FontFace(family: fontFamily, weight: weight, context: context)
    if !face.isReadable { hasReadableFonts = false }
    faces[weight] = face
    return face
  }
}

extension TextStyle {
  /// Whether text of this size can be laid out.
  var hasSize: Bool { size.isFinite && size > 0 }
}
