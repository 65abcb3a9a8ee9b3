/// The explanation of a colour scale: a bar of its colours with numbers beside it.
package struct ColorBar: Hashable, Sendable {
  /// The colours and their values.
  package var scale: ColorScale
  /// What the values are, with their unit; empty for none.
  package var title: String
  /// How numbers are written.
  package var format: TickFormat

  /// A bar.
  package init(_ scale: ColorScale, title: String = "", format: TickFormat = .number) {
    self.scale = scale
    self.title = title
    self.format = format
  }
}
