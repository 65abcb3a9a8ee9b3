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

/// The legend of series: their names with their colours and line styles.
package struct Key: Hashable, Sendable {
  /// The placement of the series' names.
  package var placement: KeyPlacement
  /// Entries that belong to no mark, such as the meaning of faint and dashed lines, in a row below the subtitle.
  package var entries: [KeyEntry]

  /// Creates a key.
  package init(_ placement: KeyPlacement = .automatic, entries: [KeyEntry] = []) {
    self.placement = placement
    self.entries = entries
  }
}

/// The placement of the series' names.
package enum KeyPlacement: String, Codable, Hashable, Sendable {
  /// The placement that suits the panels.
  ///
  /// At the line ends for up to six series whose names take at most 30 % of the width; otherwise a legend inside where
  /// it covers no data, or at the right if there is no such place. For panels side by side, and for those covered by
  /// cells or areas, a row at the top.
  case automatic
  /// At the right ends of the lines.
  case lineEnds
  /// Inside the panel, where the least data is.
  case inside
  /// To the right of all panels.
  case right
  /// In a row below the subtitle.
  case top
  /// No names.
  case hidden
}
