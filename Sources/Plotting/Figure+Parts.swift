extension Figure {
  /// The figure with its marks drawn up to a share of the way along each x axis, laid out like the whole.
  ///
  /// Marks without a beginning and an end from left to right, such as cells and rules, are drawn whole.
  public func drawn(upTo share: Double) -> Figure {
    var figure = self
    figure.panels = panels.map { $0.drawn(upTo: share) }
    return figure
  }
}
