import CPangoCairo
package import Drawing

/// A laid-out line of text.
package final class TextLine {
  /// The extent of the line, in points.
  package let extent: TextExtent

  private let layout: OpaquePointer?
  private let hasEmoji: Bool

  /// The size of superscripts and the height of their baseline, as fractions of the em.
  private static let superscriptSize = 0.7
  private static let superscriptRise = 0.35
  /// The longest text, in characters: more than fits on any page.
  private static let longestText = 10_000
  /// The largest product of characters and points that Pango's 32-bit coordinates can hold, at up to four ems a
  /// character.
  private static let longestLine = 500_000.0

  init(
    _ text: RichText, size: Double, weight: TextStyle.Weight, family: String, face: FontFace, context: PangoContext
  ) {
    // The range of sizes that Pango's units can represent.
    let size = min(max(size, 0.01), 10_000)
    let layout = pango_layout_new(context.pointer)
    self.layout = layout
    pango_layout_set_single_paragraph_mode(layout, 1)
    FontRequest(family: family, size: size, weight: weight).withDescription {
      pango_layout_set_font_description(layout, $0)
    }

    let attributes = pango_attr_list_new()
    // Inter's contextual alternates would show 0x1F as 0×1F and -> as →.
    pango_attr_list_insert(attributes, pango_attr_font_features_new("calt=0"))
    var string = ""
    var room = max(1, min(Self.longestText, Int(Self.longestLine / size)))
    for run in text.runs {
      let start = string.utf8.count
      string += Self.drawable(run.string, atMost: &room)
      guard run.isSuperscript else { continue }
      let raised = [
        pango_attr_size_new_absolute(Int32(size * Self.superscriptSize * Double(PANGO_SCALE))),
        pango_attr_rise_new(Int32(size * Self.superscriptRise * Double(PANGO_SCALE))),
      ]
      for attribute in raised {
        attribute?.pointee.start_index = guint(start)
        attribute?.pointee.end_index = guint(string.utf8.count)
        pango_attr_list_insert(attributes, attribute)
      }
    }
    // Digits of equal width keep tick labels aligned. Digits only: Inter 4 gives hyphens, spaces and brackets that
    // width too.
    for digits in Self.digits(in: string) {
      let attribute = pango_attr_font_features_new("tnum=1")
      attribute?.pointee.start_index = guint(digits.lowerBound)
      attribute?.pointee.end_index = guint(digits.upperBound)
      pango_attr_list_insert(attributes, attribute)
    }
    if let language = Self.eastAsianLanguage(of: string) {
      pango_attr_list_insert(attributes, pango_attr_language_new(pango_language_from_string(language)))
    }
    // U+FE0F selects the colour form of a character that also has a plain one.
    hasEmoji = string.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    pango_layout_set_text(layout, string, Int32(string.utf8.count))

    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, &logical)
    let unit = Double(PANGO_SCALE)
    extent = TextExtent(
      width: Double(logical.width) / unit, ascent: max(face.ascent * size, Double(-ink.y) / unit),
      descent: max(face.descent * size, Double(ink.y + ink.height) / unit))
  }

  deinit {
    if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }

  /// Whether the files of all fonts of the line could be read.
  ///
  /// For a font whose file it cannot open, Pango draws empty boxes of unspecified size and reports nothing.
  var hasReadableFonts: Bool {
    var run = pango_layout_get_line_readonly(layout, 0)?.pointee.runs
    while let node = run {
      let glyphs = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self)
      if let font = glyphs?.pointee.item.pointee.analysis.font,
        cairo_scaled_font_status(gdplot_scaled_font(font)) != CAIRO_STATUS_SUCCESS
      {
        return false
      }
      run = node.pointee.next
    }
    return true
  }

  /// The number of characters that no installed font can draw.
  package var unknownGlyphCount: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }

  /// Draws the line with its baseline starting at the current point.
  ///
  /// `isExact` fills outlines instead of placing glyph images, which Cairo before 1.18 moves to whole pixels one by
  /// one, with uneven spacing. Colour emoji have no outlines.
  func show(on context: OpaquePointer?, isExact: Bool) {
    let line = pango_layout_get_line_readonly(layout, 0)
    if isExact && !hasEmoji {
      pango_cairo_layout_line_path(context, line)
      cairo_fill(context)
    } else {
      pango_cairo_show_layout_line(context, line)
    }
  }

  /// Returns the language that determines the forms of Chinese characters; `nil` if the text has none.
  ///
  /// Unicode encodes them once for all languages; without a language, the first font that contains them determines the
  /// form.
  private static func eastAsianLanguage(of string: String) -> String? {
    var language: String?
    for scalar in string.unicodeScalars where scalar.value >= 0x1100 {
      switch scalar.value {
      case 0x3040...0x30FF: return "ja"
      case 0x1100...0x11FF, 0xAC00...0xD7AF: return "ko"
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: language = "zh-cn"
      default: continue
      }
    }
    return language
  }

  /// Returns the ranges of digits in the UTF-8 form of the string.
  private static func digits(in string: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (index, byte) in string.utf8.enumerated() where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      if ranges.last?.upperBound == index {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<index + 1
      } else {
        ranges.append(index..<index + 1)
      }
    }
    return ranges
  }

  /// Returns the text with control characters replaced, truncated after `room` characters.
  private static func drawable(_ string: String, atMost room: inout Int) -> String {
    var result = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      guard room > 0 else {
        result.append("…")
        break
      }
      room -= 1
      switch scalar.value {
      // Separators of words and lines become spaces.
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      // The other control characters have no glyph.
      case 0x00...0x1F, 0x7F...0x9F: result.append("\u{FFFD}")
      default: result.append(scalar.breaksCairoText ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether Cairo rejects a text with this character as invalid UTF-8, or ends the text there.
  var breaksCairoText: Bool { value == 0 || properties.isNoncharacterCodePoint }
}
