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
