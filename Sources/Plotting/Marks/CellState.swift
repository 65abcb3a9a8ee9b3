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
