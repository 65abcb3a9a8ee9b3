public import Drawing

/// A picture with words around it: a value that can be drawn on any canvas.
public struct Figure: Sendable {
  /// The heading; empty for none.
  public var title: String
  /// A grey line below the heading; empty for none.
  public var subtitle: String
  /// Small grey words below everything; empty for none.
  public var caption: String
  /// The panels, row by row.
  public var panels: [Panel]
  /// How the panels stand to each other.
  public var arrangement: Arrangement
  /// Whether all panels have one x axis, with numbers at the bottom only; stacked panels always have.
  public var sharesX: Bool
  /// Whether all panels have one y axis, with numbers at the left only.
  public var sharesY: Bool
  /// The explanation of colours and kinds of lines.
  public var key: Key
  /// Colours and sizes.
  public var theme: Theme
  /// Width and height, in points.
  public var size: Size

  /// A figure.
  public init(
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
