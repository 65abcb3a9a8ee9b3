/// The explanation of a colour scale: a bar of its colours with numbers beside it.
public struct ColorBar: Hashable, Sendable {
  /// The colours and their values.
  public var scale: ColorScale
  /// What the values are, with their unit; empty for none.
  public var title: String
  /// How numbers are written.
  public var format: TickFormat

  /// A bar.
  public init(_ scale: ColorScale, title: String = "", format: TickFormat = .number) {
    self.scale = scale
    self.title = title
    self.format = format
  }
}
