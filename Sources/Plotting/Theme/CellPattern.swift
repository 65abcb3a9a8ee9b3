/// The look of a cell that has no value: neutral, so that it is never taken for a colour of the scale.
package enum CellPattern: Hashable, Sendable, CaseIterable {
  /// Grey with dots.
  case dotted
  /// Grey with lines that rise to the right.
  case rising
  /// Grey with lines that fall to the right.
  case falling
  /// Grey with lines both ways.
  case crossed
}
