import Drawing

/// A rectangular grid of coloured cells: a heat map.
public struct CellMark: Mark {
  /// From left to right.
  public let x: CellEdges
  /// From bottom to top.
  public let y: CellEdges
  /// Row by row, the row of the lowest y first.
  public let cells: [Cell]
  /// The colours.
  public let scale: ColorScale

  /// Cells; those that `cells` does not reach are without a value.
  public init(x: CellEdges, y: CellEdges, cells: [Cell], scale: ColorScale) {
    self.x = x
    self.y = y
    self.cells = cells
    self.scale = scale
  }

  /// Cells that all have a value; infinite and NaN are shown as such.
  public init(x: CellEdges, y: CellEdges, values: [Double], scale: ColorScale) {
    self.init(x: x, y: y, cells: values.map { .value($0) }, scale: scale)
  }

  /// The edges.
  public var xExtent: DataExtent { DataExtent(x.values) }
  /// The edges.
  public var yExtent: DataExtent { DataExtent(y.values) }
  /// Always.
  public var coversPanel: Bool { true }

  /// The states there are, in the order of `cells`.
  public var keyEntries: [KeyEntry] {
    var seen: Set<CellState> = []
    return (0..<x.count * y.count).compactMap { index in
      guard case .state(let state) = look(index), seen.insert(state).inserted else { return nil }
      return KeyEntry(state.label, .pattern(state.pattern))
    }
  }

  private func look(_ index: Int) -> CellLook {
    index < cells.count ? cells[index].look(on: scale) : .state(.missing)
  }

  /// The cells, neighbours that look the same as one; a grid of very many different ones is one picture.
  public func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let looks = (0..<x.count * y.count).map(look)
    shapes.count = PointCount(drawn: looks.count, total: looks.count)
    let tiling = CellTiling(
      columns: x.values.map { frame.point($0, y.values.first ?? 0).x },
      rows: y.values.map { frame.point(x.values.first ?? 0, $0).y }, looks: looks, frame: frame)
    shapes.inside = tiling.shapes
    return shapes
  }
}
