/// A colour in sRGB with straight (not premultiplied) opacity; every component from 0 to 1.
package struct Color: Hashable, Sendable {
  /// The red component.
  package var red: Double
  /// The green component.
  package var green: Double
  /// The blue component.
  package var blue: Double
  /// 0 is invisible, 1 is solid.
  package var opacity: Double

  /// Creates a colour from components between 0 and 1.
  package init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }

  /// Creates the colour written `0xRRGGBB`.
  package init(_ hex: UInt32, opacity: Double = 1) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255, blue: Double(hex & 0xFF) / 255,
      opacity: opacity)
  }

  /// The colour without its opacity, as `0xRRGGBB`.
  package var hex: UInt32 {
    func byte(_ component: Double) -> UInt32 { UInt32((min(max(component, 0), 1) * 255).rounded()) }
    return byte(red) << 16 | byte(green) << 8 | byte(blue)
  }

  /// Returns the same colour with another opacity.
  package func withOpacity(_ opacity: Double) -> Color {
    Color(red: red, green: green, blue: blue, opacity: opacity)
  }

  /// Returns this colour composited over an opaque background.
  package func over(_ background: Color) -> Color {
    func blend(_ top: Double, _ bottom: Double) -> Double { top * opacity + bottom * (1 - opacity) }
    return Color(
      red: blend(red, background.red), green: blend(green, background.green), blue: blend(blue, background.blue))
  }
}

extension Color: Codable {
  /// Reads `#RRGGBB`, with two more digits for an opacity below 1.
  package init?(hexadecimal text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.count == 6 || digits.count == 8, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else { return nil }
    self = digits.count == 6 ? Color(value) : Color(value >> 8, opacity: Double(value & 0xFF) / 255)
  }

  /// `#RRGGBB`, with two more digits for an opacity below 1.
  package var hexadecimal: String {
    let value = opacity < 1 ? hex << 8 | UInt32((max(0, opacity) * 255).rounded()) : hex
    let digits = String(value, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: (opacity < 1 ? 8 : 6) - digits.count) + digits
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let color = Color(hexadecimal: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no colour #RRGGBB")
    }
    self = color
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }
}
