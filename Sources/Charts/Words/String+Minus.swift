extension String {
  /// Numbers with a proper minus instead of a hyphen.
  var withMinus: String { String(map { $0 == "-" ? "\u{2212}" : $0 }) }
}
