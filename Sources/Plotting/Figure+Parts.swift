extension Figure {
  /// The figure with its marks drawn up to a share of the way along each x axis, laid out like the whole.
  package func part(upToShare share: Double) -> Figure {
    guard share < 1 else { return self }
    var figure = self
    figure.panels = panels.map { $0.part(upToShare: share) }
    return figure
  }
}
