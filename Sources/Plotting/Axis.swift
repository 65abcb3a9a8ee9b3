/// What one direction of a panel means, and how its numbers are written.
public struct Axis: Hashable, Sendable {
  /// The quantity, with its unit; empty for none.
  public var label: String
  /// The kind of scale.
  public var scale: ScaleKind
  /// Where the axis starts; nil for where the data does.
  public var lower: Double?
  /// Where the axis ends; nil for where the data does.
  public var upper: Double?
  /// How numbers are written.
  public var format: TickFormat
  /// Empty space at both ends as a fraction of the data's range; nil for none on x axes and the theme's on y axes.
  public var padding: Double?

  /// An axis; its ends follow from the finite data unless they are given.
  public init(
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
