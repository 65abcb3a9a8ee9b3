/// What tells series apart beside their colour.
package enum SecondChannel: Hashable, Sendable {
  /// Each series has its own pattern of dashes.
  case dash
  /// Each series has its own glyph, drawn here and there along its line; dashes stay free for kinds of lines.
  case glyph
}
