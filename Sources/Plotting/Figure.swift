package import Drawing

/// A picture with words around it: a value that can be drawn on any canvas.
package struct Figure: Sendable {
  /// The heading; empty for none.
  package var title: String
  /// A grey line below the heading; empty for none.
  package var subtitle: String
  /// Small grey words below everything; empty for none.
  package var caption: String
  /// The panels, row by row.
  package var panels: [Panel]
  /// How the panels stand to each other.
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

  /// A figure.
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
