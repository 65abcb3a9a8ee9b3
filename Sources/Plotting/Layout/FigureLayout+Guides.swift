import Drawing

extension FigureLayout {
  /// Names at line ends, legends and annotations, which need to know where the lines are; false when they do not fit.
  mutating func finish(_ placement: KeyPlacement) -> Bool {
    for index in panels.indices {
      let layout = panels[index]
      let obstacles = layout.shapes.flatMap(\.obstacles)
      var placer = AnnotationPlacer(area: layout.area, obstacles: obstacles, measurer: measurer)
      for annotation in layout.shapes.flatMap(\.annotations) { placer.place(annotation) }
      if placement == .lineEnds {
        var labels: [EndLabels.Label] = []
        let omittedCount = placer.omittedCount
        for (mark, shapes) in zip(figure.panels[index].marks, layout.shapes) {
          guard let entry = mark.keyEntry, entry.isLine, let end = shapes.end else { continue }
          let style = theme.labelStyle(in: entry.color)
          let text = RichText(entry.label)
          let place = layout.frame.clamped(end)
          if !endsAtRight(mark, on: layout.frame.x) || place.x < layout.area.maxX - 0.15 * layout.area.width {
            placer.place(
              Annotation(text, at: place, distance: 6, anchor: TextAnchor(.start, .middle), style: style))
          } else {
            labels.append(
              EndLabels.Label(
                text: text, style: style, end: place, height: measurer.extent(of: text, style: style).height))
          }
        }
        guard placer.omittedCount == omittedCount,
          let endLabels = EndLabels(
            labels, left: layout.area.maxX + EndLabels.gap, top: layout.area.minY - 6, bottom: layout.area.maxY + 6)
        else { return false }
        let isClear = labels.count <= Self.mostLabels && endLabels.farthest <= Self.farthestLabel
        guard isClear || figure.key.placement == .lineEnds else { return false }
        panels[index].endLabels = endLabels
      }
      // One legend is enough for all panels.
      if placement == .inside, panels.allSatisfy({ $0.legend == nil }) {
        panels[index].legend = freeSpot(in: layout, taken: placer.placements.map(\.box), obstacles: obstacles)
      }
      panels[index].annotations = placer
    }
    return placement != .inside || panels.contains { $0.legend != nil }
  }

  /// The place for a legend in the panel that covers the least; nil when every place covers something, unless it was
  /// asked for.
  private func freeSpot(in layout: PanelLayout, taken: [Rect], obstacles: [[Point]]) -> (KeyBlock, Point)? {
    let area = layout.area.inset(left: 10, top: 8, right: 10, bottom: 8)
    guard
      let block = KeyBlock(
        column: entries, width: area.width * 0.6, height: area.height * 0.8, theme: theme, measurer: measurer),
      !block.isShortened, block.fits(Size(area.width * 0.6, area.height))
    else { return nil }
    let xs = [area.maxX - block.size.width, area.minX, area.midX - block.size.width / 2]
    let ys = [area.minY, area.maxY - block.size.height, area.midY - block.size.height / 2]
    let spots = ys.flatMap { y in xs.map { Point($0, y) } }
    let costs = spots.map { spot -> Int in
      let box = Rect(x: spot.x, y: spot.y, width: block.size.width, height: block.size.height)
        .inset(left: -5, top: -3, right: -5, bottom: -3)
      return taken.contains { $0.intersects(box) } ? Int.max : box.crossings(of: obstacles)
    }
    guard let best = costs.indices.min(by: { (costs[$0], $0) < (costs[$1], $1) }), costs[best] < Int.max else {
      return nil
    }
    return costs[best] == 0 || figure.key.placement == .inside ? (block, spots[best]) : nil
  }
}
