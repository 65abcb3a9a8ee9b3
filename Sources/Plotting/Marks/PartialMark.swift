/// What is drawn of a mark, while axes and key are those of another: a frame of an animation shows less than the axes
/// are for, and a line that runs out of the panel more.
package struct PartialMark: Mark {
  /// What axes and key are for.
  package let whole: any Mark
  /// What is drawn; nil for nothing.
  package let part: (any Mark)?

  /// A part of a mark.
  package init(_ part: (any Mark)?, of whole: any Mark) {
    self.part = part
    self.whole = whole
  }

  /// That of the whole.
  package var xExtent: DataExtent { whole.xExtent }
  /// That of the whole.
  package var yExtent: DataExtent { whole.yExtent }
  /// What the whole is.
  package var isBackground: Bool { whole.isBackground }
  /// What the whole does.
  package var coversPanel: Bool { whole.coversPanel }
  /// That of the whole.
  package var keyEntry: KeyEntry? { whole.keyEntry }
  /// Those of the whole.
  package var keyEntries: [KeyEntry] { whole.keyEntries }

  /// Part and whole with other names for series.
  package func renamed(_ names: [String: String]) -> any Mark {
    PartialMark(part?.renamed(names), of: whole.renamed(names))
  }

  /// Less of the part.
  package func part(upTo limit: Double) -> (any Mark)? { PartialMark(part?.part(upTo: limit), of: whole) }

  /// The part; words and legends keep off the whole, so that they stand where they will in the end.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = part?.shapes(in: frame) ?? MarkShapes()
    shapes.obstacles = whole.shapes(in: frame).obstacles
    return shapes
  }
}
