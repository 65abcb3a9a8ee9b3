package import Drawing

/// An entry of the key: a sample and its label.
package struct KeyEntry: Hashable, Sendable {
  /// The symbol beside the label.
  package enum Sample: Hashable, Sendable {
    /// A line segment, with the series' glyph if it has one.
    case line(SeriesStyle)
    /// A filled rectangle.
    case band(Color)
    /// The pattern of cells without a value.
    case pattern(CellPattern)
    /// A glyph.
    case glyph(Glyph, Color)
    /// A line segment over its band.
    case lineInBand(SeriesStyle, Color)
  }

  /// The label.
  package var label: String
  /// The symbol beside the label.
  package var sample: Sample

  /// Creates an entry.
  package init(_ label: String, _ sample: Sample) {
    self.label = label
    self.sample = sample
  }

  /// Whether the label may stand at the end of a line instead of in the key.
  var isLine: Bool {
    switch sample {
    case .line, .lineInBand: true
    case .band, .pattern, .glyph: false
    }
  }

  /// Whether the sample is a glyph alone.
  var isGlyph: Bool { if case .glyph = sample { true } else { false } }

  /// The colour that identifies the entry.
  var color: Color {
    switch sample {
    case .line(let style), .lineInBand(let style, _): style.color
    case .band(let color): color.withOpacity(1)
    case .glyph(_, let color): color
    case .pattern: Color(0x808080)
    }
  }
}
