/// A part of a figure that is left out when space is short, in the order of omission.
///
/// Words around the figure go before anything that the data cannot be read without.
enum Omission: Int, CaseIterable {
  case caption, subtitle, title, panelTitles, keyRows, axisTitles, key, colorBars, tickLabels
}
