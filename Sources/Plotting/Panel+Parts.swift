extension Panel {
  /// The panel with its marks drawn up to an x value, and axes and key of the whole.
  ///
  /// Marks that do not come about from left to right, such as cells and rules, are drawn whole.
  package func part(upTo limit: Double) -> Panel {
    var panel = self
    panel.marks = marks.map { PartialMark($0.part(upTo: limit), of: $0) }
    return panel
  }

  /// The panel drawn up to a share of the way from the leftmost to the rightmost value of its marks.
  func part(upToShare share: Double) -> Panel {
    let extents = marks.map(\.xExtent).filter { !$0.isEmpty }
    guard let first = extents.map(\.lowest).min(), let last = extents.map(\.highest).max() else { return self }
    return part(upTo: first * (1 - share) + last * share)
  }
}
