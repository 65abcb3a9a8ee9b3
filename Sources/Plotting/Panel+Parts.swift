extension Panel {
  /// The panel with its marks drawn up to a share of the way from their leftmost to their rightmost value.
  public func drawn(upTo share: Double) -> Panel {
    let extents = marks.map(\.xExtent).filter { !$0.isEmpty }
    guard share < 1, let first = extents.map(\.lowest).min(), let last = extents.map(\.highest).max() else { return self }
    let limit = first * (1 - share) + last * share
    var panel = self
    panel.marks = marks.map { PartialMark($0.part(upTo: limit), of: $0) }
    return panel
  }
}
