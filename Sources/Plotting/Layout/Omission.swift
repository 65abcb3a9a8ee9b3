/// A part of a figure that is left out when space is short, in the order of omission.
enum Omission: Int, CaseIterable {
  case caption, subtitle, keyRows, panelTitles, axisTitles, title, key, colorBars, tickLabels
}
