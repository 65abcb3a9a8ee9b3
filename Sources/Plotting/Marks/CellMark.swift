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

  /// Creates cells; those missing from `cells` have no value.
  package init(x: CellEdges, y: CellEdges, cells: [Cell], scale: ColorScale) {
    self.x = x
    self.y = y
    self.cells = cells
    self.scale = scale
  }

  /// Creates cells with values, which may be infinite or NaN.
  package init(x: CellEdges, y: CellEdges, values: [Double], scale: ColorScale) {
    self.init(x: x, y: y, cells: values.map { .value($0) }, scale: scale)
  }

  /// The edges.
  package var xExtent: DataExtent { DataExtent(x.values) }
  /// The edges.
  package var yExtent: DataExtent { DataExtent(y.values) }
  /// Always.
  package var coversPanel: Bool { true }

  /// The states of cells, in the order of `cells`.
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

  /// The cells.
  ///
  /// Neighbours of one look are merged, and a grid of very many different cells is drawn as one image.
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

/// The content of a cell.
package enum Cell: Hashable, Sendable {
  /// A number, shown by its colour.
  case value(Double)
  /// The reason that there is no number.
  case state(CellState)

  /// The look on a colour scale: a colour, or a pattern for a number outside its domain.
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

/// The reason that a cell has no value, with its pattern.
package struct CellState: Hashable, Sendable {
  /// The label in the key.
  package var label: String
  /// The pattern.
  package var pattern: CellPattern

  /// Creates a state.
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
