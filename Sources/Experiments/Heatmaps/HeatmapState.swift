/// What became of a run by the time its cell looks at it.
package enum HeatmapState: String, Sendable, Codable {
  /// It got there.
  case done
  /// A loss or a parameter stopped being finite, or the loss was beyond 10¹⁰ times the first one.
  case diverged
  /// The user ended it before.
  case notRun = "not-run"
}
