import Drawing

/// What a cell of a grid shows.
package enum Cell: Hashable, Sendable {
  /// A number, shown by its colour.
  case value(Double)
  /// Why there is no number.
  case state(CellState)

  /// How the cell looks on a scale: its colour, or the state of a number that has none.
  func look(on scale: ColorScale) -> CellLook {
    switch self {
    case .state(let state): return .state(state)
    case .value(let value):
      if let color = scale.color(for: value) { return .color(color.hex) }
      return .state(value.isFinite ? .notPositive : .notFinite)
    }
  }
}
