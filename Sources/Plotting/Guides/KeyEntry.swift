package import Drawing

/// A piece of the key: a sample, and what it stands for.
package struct KeyEntry: Hashable, Sendable {
  /// What is shown beside the words.
  package enum Sample: Hashable, Sendable {
    /// A piece of line, with its glyph if it has one.
    case line(SeriesStyle)
    /// A filled piece of area.
    case band(Color)
    /// A piece of the look of cells without a value.
    case pattern(CellPattern)
    /// A glyph.
    case glyph(Glyph, Color)
    /// A line over the band around it.
    case lineInBand(SeriesStyle, Color)
  }

  /// The words.
  package var label: String
  /// What is shown beside them.
  package var sample: Sample

  /// An entry.
  package init(_ label: String, _ sample: Sample) {
    self.label = label
    self.sample = sample
  }

  /// Whether the words may stand at the end of a line instead of in the key.
  var isLine: Bool {
    switch sample {
    case .line, .lineInBand: true
    case .band, .pattern, .glyph: false
    }
  }

  /// Whether the sample is a glyph alone.
  var isGlyph: Bool { if case .glyph = sample { true } else { false } }

  /// The colour the entry is recognised by.
  var color: Color {
    switch sample {
    case .line(let style), .lineInBand(let style, _): style.color
    case .band(let color): color.withOpacity(1)
    case .glyph(_, let color): color
    case .pattern: Color(0x808080)
    }
  }
}
