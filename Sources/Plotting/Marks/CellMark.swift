import Drawing

/// A rectangular grid of coloured cells: a heat map.
package struct CellMark: Mark {
  /// From left to right.
  package let x: CellEdges
  /// From bottom to top.
  package let y: CellEdges
  /// Row by row, the row of the lowest y first.
  package let cells: [Cell]
  /// The colours.
  package let scale: ColorScale

  /// Cells; those that `cells` does not reach are without a value.
  package init(x: CellEdges, y: CellEdges, cells: [Cell], scale: ColorScale) {
    self.x = x
    self.y = y
    self.cells = cells
    self.scale = scale
  }

  /// Cells that all have a value; infinite and NaN are shown as such.
  package init(x: CellEdges, y: CellEdges, values: [Double], scale: ColorScale) {
    self.init(x: x, y: y, cells: values.map { .value($0) }, scale: scale)
  }

  /// The edges.
  package var xExtent: DataExtent { DataExtent(x.values) }
  /// The edges.
  package var yExtent: DataExtent { DataExtent(y.values) }
  /// Always.
  package var coversPanel: Bool { true }

  /// The states there are, in the order of `cells`.
  package var keyEntries: [KeyEntry] {
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
  package func shapes(in frame: PlotFrame) -> MarkShapes {
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

/// What a cell of a grid shows.
package enum Cell: Hashable, Sendable {
  /// A number, shown by its colour.
  case value(Double)
  /// Why there is no number.
  case state(CellState)

  /// How the cell looks on a scale: its colour, or the state of a number that has none.
  package func look(on scale: ColorScale) -> CellLook {
    switch self {
    case .state(let state): return .state(state)
    case .value(let value):
      if let color = scale.color(for: value) { return .color(color.hex) }
      return .state(value.isFinite ? .notPositive : .notFinite)
    }
  }
}

/// The look of a cell once its colour is known.
package enum CellLook: Hashable {
  /// A solid colour, as `0xRRGGBB`.
  case color(UInt32)
  /// The pattern of a state.
  case state(CellState)

  /// The solid colour below any lines.
  func fill(in theme: Theme) -> UInt32 {
    switch self {
    case .color(let color): color
    case .state(let state): theme.fill(of: state.pattern).hex
    }
  }
}

/// Why a cell has no value, and how it looks.
package struct CellState: Hashable, Sendable {
  /// What the key says.
  package var label: String
  /// How it looks.
  package var pattern: CellPattern

  /// A state.
  package init(_ label: String, _ pattern: CellPattern) {
    self.label = label
    self.pattern = pattern
  }

  /// Infinite or not a number.
  package static let notFinite = CellState(DataFlag.notFinite.label, .crossed)
  /// Zero or below where colours are logarithmic.
  package static let notPositive = CellState(DataFlag.notPositive.label, .falling)
  /// Without a value.
  package static let missing = CellState("no value", .dotted)
}
