extension Unicode.Scalar {
  /// Whether Cairo rejects a text with this character as invalid UTF-8, or ends the text there.
  var breaksCairoText: Bool { value == 0 || properties.isNoncharacterCodePoint }
}
