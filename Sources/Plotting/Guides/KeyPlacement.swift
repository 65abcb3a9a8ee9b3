/// Where the names of the series stand.
package enum KeyPlacement: Sendable {
  /// At the line ends for up to six series whose names take no more than 30 % of the width; otherwise a legend where
  /// it covers no data, at the right when there is no such place; a row on top for panels side by side and for
  /// those that cells or areas cover.
  case automatic
  /// At the right ends of the lines.
  case lineEnds
  /// In the panel, where least data is.
  case inside
  /// At the right of all panels.
  case right
  /// In a row below the subtitle.
  case top
  /// Nowhere.
  case hidden
}
