/// A mark of which a part is drawn, or more than the axes are for: a frame of an animation shows less of it than the axes,
/// and a line that leaves the panel shows more.
package struct PartialMark: Mark {
  /// The mark that determines axes and key.
  package let whole: any Mark
  /// The mark that is drawn; `nil` for none.
  package let part: (any Mark)?

  /// Creates a part of a mark.
  package init(_ part: (any Mark)?, of whole: any Mark) {
    self.part = part
    self.whole = whole
  }

  /// The value of the whole.
  package var xExtent: DataExtent { whole.xExtent }
  /// The value of the whole.
  package var yExtent: DataExtent { whole.yExtent }
  /// The value of the whole.
  package var isBackground: Bool { whole.isBackground }
  /// The value of the whole.
  package var coversPanel: Bool { whole.coversPanel }
  /// The value of the whole.
  package var keyEntry: KeyEntry? { whole.keyEntry }
  /// The entries of the whole.
  package var keyEntries: [KeyEntry] { whole.keyEntries }

  /// Part and whole with other names for series.
  package func renamed(_ names: [String: String]) -> any Mark {
    PartialMark(part?.renamed(names), of: whole.renamed(names))
  }

  /// The part up to an x value.
  package func part(upTo limit: Double) -> (any Mark)? { PartialMark(part?.part(upTo: limit), of: whole) }

  /// The shapes of the part, with the obstacles of the whole, so that texts and legends do not move during an animation.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = part?.shapes(in: frame) ?? MarkShapes()
    shapes.obstacles = whole.shapes(in: frame).obstacles
    return shapes
  }
}
