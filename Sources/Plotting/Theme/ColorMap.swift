package import Drawing

/// Colours that stand for the numbers from 0 to 1.
package struct ColorMap: Hashable, Sendable {
  /// Colours at equal distances, the first for 0 and the last for 1; never empty.
  private let colors: [Color]

  /// The map through `colors` at equal distances, grey when there are none.
  package init(_ colors: [Color]) { self.colors = colors.isEmpty ? [Color(0x808080)] : colors }

  /// Colours as six hexadecimal digits each, line breaks between them allowed.
  init(table: String) {
    let digits = table.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue).map(UInt32.init)
    self.init(
      stride(from: 0, to: digits.count - 5, by: 6).map { start in
        Color(digits[start..<start + 6].reduce(0) { $0 << 4 | $1 })
      })
  }

  /// The colour of a number from 0 to 1; numbers beyond are moved to the nearer end.
  package func color(at fraction: Double) -> Color {
    let place = (fraction > 0 ? min(fraction, 1) : 0) * Double(colors.count - 1)
    let index = min(Int(place), colors.count - 1)
    let (low, high) = (colors[index], colors[min(index + 1, colors.count - 1)])
    return high.withOpacity(place - Double(index)).over(low)
  }

  /// The same colours the other way round.
  package var reversed: ColorMap { ColorMap(colors.reversed()) }

  /// Blue through white to red, told apart by every kind of colour vision (Brewer's RdBu in 11 classes).
  package static let blueRed = ColorMap(
    [
      0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F,
    ].map { Color($0) })

  /// Light blue through near-black to light red, for dark backgrounds: what is far from the middle stands out.
  package static let darkBlueRed = ColorMap(
    [
      0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2A6496, 0x23405C, 0x262626, 0x5C2B26, 0x96392E, 0xD6604D, 0xF4A582, 0xFDDBC7,
    ].map { Color($0) })
}
