/// Why a cell has no value, and how it looks.
public struct CellState: Hashable, Sendable {
  /// What the key says.
  public var label: String
  /// How it looks.
  public var pattern: CellPattern

  /// A state.
  public init(_ label: String, _ pattern: CellPattern) {
    self.label = label
    self.pattern = pattern
  }

  /// Infinite or not a number.
  public static let notFinite = CellState(DataFlag.notFinite.label, .crossed)
  /// Zero or below where colours are logarithmic.
  public static let notPositive = CellState(DataFlag.notPositive.label, .falling)
  /// Without a value.
  public static let missing = CellState("no value", .dotted)
}
