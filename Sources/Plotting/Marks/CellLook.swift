import Drawing

/// The look of a cell once its colour is known.
enum CellLook: Hashable {
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
