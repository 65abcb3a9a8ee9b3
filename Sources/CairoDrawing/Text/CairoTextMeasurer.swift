import CPangoCairo
package import Drawing

/// Measures text as it will be drawn, with the fonts of this machine.
///
/// Not safe to share between threads.
package final class CairoTextMeasurer: TextMeasurer {
  /// The family that text is set in: Inter, else Noto Sans, else what fontconfig calls `sans`.
  ///
  /// Characters that it lacks, such as Chinese ones, come from other families.
  package let fontFamily: String

  /// Whether the files of all fonts that were needed could be read.
  private(set) var hasReadableFonts = true

  private let context: PangoContext
  private var faces: [TextStyle.Weight: FontFace] = [:]
  private var lines: [Key: TextLine] = [:]

  private struct Key: Hashable {
    var text: RichText
    var size: Double
    var weight: TextStyle.Weight
  }

  /// A measurer; looks for the font.
  ///
  /// - Throws: `ImageError.noFont` on a machine without any.
  package init() throws(ImageError) {
    context = PangoContext()
    guard let family = context.firstInstalled(of: ["Inter", "Noto Sans"]) ?? context.family(matching: "sans") else {
      // Pango would end the process when asked to lay out text.
      throw .noFont
    }
    fontFamily = family
  }

  /// The advance width, and the font's ascent and descent, more where the ink goes beyond them.
  ///
  /// Nothing at a size that is not a positive number.
  package func extent(of text: RichText, style: TextStyle) -> TextExtent {
    style.hasSize ? line(text, style: style).extent : TextExtent(width: 0, ascent: 0, descent: 0)
  }

  /// How tall a capital letter is, in points.
  func capHeight(of style: TextStyle) -> Double {
    face(style.weight).capHeight * style.size
  }

  /// The text laid out, kept for the next time.
  func line(_ text: RichText, style: TextStyle) -> TextLine {
    let key = Key(text: text, size: style.size, weight: style.weight)
    if let line = lines[key] { return line }
    // Tick labels come and go by the thousand only when something animates or sweeps; starting over is cheaper than
    // book-keeping.
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
