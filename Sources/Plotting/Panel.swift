/// A pair of axes and what is drawn between them.
public struct Panel: Sendable {
  /// The heading; empty for none.
  public var title: String
  /// From left to right.
  public var x: Axis
  /// From bottom to top.
  public var y: Axis
  /// What is drawn, from bottom to top.
  public var marks: [any Mark]

  /// A panel.
  public init(title: String = "", x: Axis, y: Axis, marks: [any Mark]) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }
}
