package import Drawing

/// Panels with a title, a caption and a key: a value that can be drawn on any canvas.
package struct Figure: Sendable {
  /// The heading; empty for none.
  package var title: String
  /// A grey line below the heading; empty for none.
  package var subtitle: String
  /// Small grey words below everything; empty for none.
  package var caption: String
  /// The panels, row by row.
  package var panels: [Panel]
  /// The arrangement of the panels.
  package var arrangement: Arrangement
  /// Whether all panels have one x axis, with numbers at the bottom only; stacked panels always have.
  package var sharesX: Bool
  /// Whether panels with the same name at their y axes have one axis, with numbers at the left only.
  package var sharesY: Bool
  /// The explanation of colours and kinds of lines.
  package var key: Key
  /// Colours and sizes.
  package var theme: Theme
  /// Width and height, in points.
  package var size: Size

  /// Creates a figure.
  package init(
    title: String = "", subtitle: String = "", caption: String = "", panels: [Panel],
    arrangement: Arrangement = .sideBySide, sharesX: Bool = false, sharesY: Bool = false, key: Key = Key(),
    theme: Theme = .light, size: Size = Size(640, 400)
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.panels = panels
    self.arrangement = arrangement
    self.sharesX = sharesX
    self.sharesY = sharesY
    self.key = key
    self.theme = theme
    self.size = size
  }
}

extension Figure {
  /// The figure with its marks drawn up to a share of the way along each x axis, laid out like the whole.
  package func part(upToShare share: Double) -> Figure {
    guard share < 1 else { return self }
    var figure = self
    figure.panels = panels.map { $0.part(upToShare: share) }
    return figure
  }
}

/// The arrangement of the panels of a figure.
package enum Arrangement: Hashable, Sendable {
  /// One above the other, with one x axis for all.
  case stacked
  /// In one row.
  case sideBySide
  /// In rows of this many panels.
  case grid(columns: Int)

  /// The number of columns for a number of panels.
  func columns(for count: Int) -> Int {
    switch self {
    case .stacked: 1
    case .sideBySide: max(1, count)
    case .grid(let columns): max(1, min(columns, count))
    }
  }
}

/// The result of drawing a figure.
package struct DrawingReport: Hashable, Sendable {
  /// The number of data points that it shows.
  package var points: PointCount
  /// The names of the parts left out for lack of space, such as “caption”.
  package var omissions: [String]

  /// A larger size at which nothing would be left out.
  package var roomySize: Size?

  /// Creates a report.
  package init(points: PointCount, omissions: [String], roomySize: Size? = nil) {
    self.points = points
    self.omissions = omissions
    self.roomySize = roomySize
  }
}

/// A part of a figure that is left out when space is short, in the order of omission.
///
/// Words around the figure go before anything that the data cannot be read without.
enum OmittedPart: Int, CaseIterable {
  case caption, subtitle, title, panelTitles, keyRows, axisTitles, key, colorBars, tickLabels
}
