/// A part of a figure that is left out when there is no room, in the order in which they go.
enum Omission: Int, CaseIterable {
  case caption, subtitle, keyRows, panelTitles, axisTitles, title, key, colorBars, tickLabels
}
