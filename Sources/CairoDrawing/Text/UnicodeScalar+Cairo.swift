extension Unicode.Scalar {
  /// Whether Cairo takes a text with this character for broken, or for ended.
  var breaksCairoText: Bool { value == 0 || properties.isNoncharacterCodePoint }
}
