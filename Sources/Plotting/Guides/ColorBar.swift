/// The explanation of a colour scale: a bar of its colours with numbers beside it.
public struct ColorBar: Hashable, Sendable {
  /// The colours and their values.
  public var scale: ColorScale
  /// What the values are, with their unit; empty for none.
  public var title: String
  /// How numbers are written.
  public var format: TickFormat
  /// Values between which all have one colour, ascending; empty where colours change steadily.
  public var levels: [Double]

  /// A bar.
  public init(_ scale: ColorScale, title: String = "", format: TickFormat = .number, levels: [Double] = []) {
    self.scale = scale
    self.title = title
    self.format = format
    self.levels = levels
  }
}
