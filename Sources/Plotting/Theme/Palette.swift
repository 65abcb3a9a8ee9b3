package import Drawing

/// Colours told apart by people with any kind of colour vision.
package struct Palette: Hashable, Sendable {
  /// The colours, in the order series take them.
  package var colors: [Color]

  /// A palette.
  package init(_ colors: [Color]) { self.colors = colors }

  /// Okabe and Ito's colours in Makie's order, without yellow, which is too faint on white for a line.
  package static let okabeIto = Palette([
    Color(0x0072B2), Color(0xE69F00), Color(0x009E73), Color(0xCC79A7), Color(0x56B4E9), Color(0xD55E00),
  ])

  /// Ten colours found by optimising accessibility and appearance (Petroff 2021, arXiv:2107.02270).
  package static let petroff = Palette([
    Color(0x3F90DA), Color(0xFFA90E), Color(0xBD1F01), Color(0x94A4A2), Color(0x832DB6), Color(0xA96B59),
    Color(0xE76300), Color(0xB9AC70), Color(0x717581), Color(0x92DADD),
  ])
}
