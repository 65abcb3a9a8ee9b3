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
