/// What one direction of a panel means, and how its numbers are written.
package struct Axis: Hashable, Sendable {
  /// The quantity, with its unit; empty for none.
  package var label: String
  /// The kind of scale.
  package var scale: ScaleKind
  /// Where the axis starts; nil for where the data does.
  package var lower: Double?
  /// Where the axis ends; nil for where the data does.
  package var upper: Double?
  /// How numbers are written.
  package var format: TickFormat
  /// Empty space at both ends as a fraction of the data's range; nil for none on x axes and the theme's on y axes.
  package var padding: Double?

  /// An axis; its ends follow from the finite data unless they are given.
  package init(
    _ label: String = "", scale: ScaleKind = .linear, lower: Double? = nil, upper: Double? = nil,
    format: TickFormat = .number, padding: Double? = nil
  ) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.format = format
    self.padding = padding
  }
}
