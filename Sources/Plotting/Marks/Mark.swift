/// Something drawn inside a panel: what it needs of the axes, and what it looks like there.
public protocol Mark: Sendable {
  /// The x values it must show.
  var xExtent: DataExtent { get }
  /// The y values it must show.
  var yExtent: DataExtent { get }
  /// Whether it only accompanies another mark of the same data, which then speaks for both in keys and notes.
  var isBackground: Bool { get }
  /// How the key explains it; nil when it is not in the key.
  var keyEntry: KeyEntry? { get }

  /// What it looks like in `frame`.
  func shapes(in frame: PlotFrame) -> MarkShapes
}

extension Mark {
  /// Speaks for itself.
  public var isBackground: Bool { false }

  /// Not in the key.
  public var keyEntry: KeyEntry? { nil }
}
