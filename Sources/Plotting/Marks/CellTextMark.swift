package import Drawing

/// Words in the middle of cells one unit wide and high, as large as the cells allow.
package struct CellTextMark: Mark {
  /// Words in one cell.
  package struct Text: Hashable, Sendable {
    /// The middle of the cell.
    package var x: Double
    /// The middle of the cell.
    package var y: Double
    /// The words, a line each.
    package var lines: [String]
    /// What is behind them.
    package var background: Color

    /// Words in a cell.
    package init(x: Double, y: Double, lines: [String], on background: Color) {
      self.x = x
      self.y = y
      self.lines = lines
      self.background = background
    }
  }

  /// The words.
  package let texts: [Text]

  /// Words in cells; they do not stretch the axes.
  package init(_ texts: [Text]) { self.texts = texts }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }
  /// Always: the cells speak for it.
  package var isBackground: Bool { true }

  /// The least em size, in points; smaller words are left out.
  private static let least = 5.0

  /// The words, all of one size, dark on light and light on dark.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let (width, height) = (abs(frame.x(1) - frame.x(0)), abs(frame.y(1) - frame.y(0)))
    let longest = texts.flatMap(\.lines).map(\.count).max() ?? 0
    let lines = texts.map(\.lines.count).max() ?? 1
    let size = min(
      frame.theme.tickSize, 0.9 * width / (0.6 * Double(max(1, longest))), 0.85 * height / (1.2 * Double(max(1, lines)))
    )
    guard size >= Self.least else { return shapes }
    let (dark, light) = (Color(0x1A1A1A), Color(0xFFFFFF))
    for text in texts {
      let isDark = dark.contrast(with: text.background) >= light.contrast(with: text.background)
      let style = TextStyle(size: size, color: isDark ? dark : light)
      for (index, line) in text.lines.enumerated() {
        let offset = (Double(index) - Double(text.lines.count - 1) / 2) * 1.2 * size
        shapes.inside.append(
          .text(
            RichText(line), at: Point(frame.x(text.x), frame.y(text.y) + offset), style: style,
            anchor: TextAnchor(.middle, .middle)))
      }
    }
    return shapes
  }
}
