/// The legend of a colour scale: a bar of its colours with numbers beside it.
package struct ColorBar: Hashable, Sendable {
  /// The colours and their values.
  package var scale: ColorScale
  /// The quantity and its unit; empty for no title.
  package var title: String
  /// The format of the numbers.
  package var format: TickFormat

  /// Creates a colour bar.
  package init(_ scale: ColorScale, title: String = "", format: TickFormat = .number) {
    self.scale = scale
    self.title = title
    self.format = format
  }
}
