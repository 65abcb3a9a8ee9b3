import Drawing

extension FigureLayout {
  /// Places line end labels, legends and annotations, which depend on the lines; returns whether they fit.
  mutating func finish(_ placement: KeyPlacement) -> Bool {
    for index in panels.indices {
      let layout = panels[index]
      let obstacles = layout.shapes.flatMap(\.obstacles)
      var placer = AnnotationPlacer(area: layout.area, obstacles: obstacles, measurer: measurer)
      var annotations = layout.shapes.flatMap(\.annotations)
      if placement == .lineEnds {
        guard let endLabels = endLabels(of: index, adding: &annotations) else { return false }
        panels[index].endLabels = endLabels
      }
      // Required annotations are placed first.
      for annotation in annotations.filter(\.isRequired) + annotations.filter({ !$0.isRequired }) {
        placer.place(annotation)
      }
      if placement == .lineEnds && figure.key.placement == .automatic && placer.omittedCount > 0 { return false }
      // One legend serves all panels.
      if placement == .inside, panels.allSatisfy({ $0.legend == nil }) {
        panels[index].legend = freeSpot(in: layout, taken: placer.placements.map(\.box), obstacles: obstacles)
      }
      panels[index].annotations = placer
    }
    return placement != .inside || panels.contains { $0.legend != nil }
  }

  /// Returns the labels beside a panel; `nil` when they do not fit.
  ///
  /// Adds the names of lines that end inside the panel to its annotations.
  private func endLabels(of index: Int, adding annotations: inout [Annotation]) -> EndLabels? {
    let layout = panels[index]
    let area = layout.area
    var labels: [EndLabels.Label] = []
    var inside: [Annotation] = []
    for (mark, shapes) in zip(figure.panels[index].marks, layout.shapes) {
      guard let entry = mark.keyEntry, entry.isLine, let end = shapes.end else { continue }
      let style = theme.labelStyle(in: entry.color)
      let place = layout.frame.clamped(end)
      let text = RichText(entry.label + (end.y < area.minY - 1 ? " ↑" : end.y > area.maxY + 1 ? " ↓" : ""))
      if endsAtRight(mark, on: layout.frame.x) && place.x >= area.maxX - 0.15 * area.width {
        labels.append(
          EndLabels.Label(text: text, style: style, end: place, height: measurer.extent(of: text, style: style).height))
      } else if let other = annotations.firstIndex(where: { $0.belongs(to: place, color: style.color) }) {
        // An annotation at the end of a line begins with the line's name.
        annotations[other].text.runs.insert(RichText.Run(entry.label + ", "), at: 0)
      } else {
        inside.append(Annotation(text, at: place, distance: 6, anchor: TextAnchor(.start, .middle), style: style))
      }
    }
    annotations += inside
    let endLabels = EndLabels(labels, left: area.maxX + EndLabels.gap, top: area.minY - 6, bottom: area.maxY + 6)
    let isClear = labels.count <= Self.mostLabels && endLabels?.farthest ?? 0 <= Self.farthestLabel
    return isClear || figure.key.placement == .lineEnds ? endLabels : nil
  }

  /// Returns the position for a legend that covers the least; `nil` when every position covers something, unless the
  /// legend was requested.
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
