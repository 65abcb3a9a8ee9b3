import Drawing

/// Labels at the ends of lines, shifted vertically so that they do not overlap.
package struct EndLabels {
  /// A label and the end of its line.
  struct Label {
    let text: RichText
    let style: TextStyle
    let end: Point
    let height: Double
  }

  /// A label shifted farther than this, in points, gets a leader line to its end.
  private static let leaderDistance = 4.0
  /// The distance from the panel's edge to the text, in points.
  static let gap = 8.0

  let labels: [Label]
  /// The vertical middle of each label, in points on the canvas.
  let middles: [Double]
  private let left: Double

  /// The largest shift of a label, in points.
  var farthest: Double { zip(labels, middles).map { abs($0.end.y - $1) }.max() ?? 0 }

  /// Places `labels` between `top` and `bottom`, with the text starting at `left`; `nil` when they do not fit.
  init?(_ labels: [Label], left: Double, top: Double, bottom: Double) {
    guard labels.reduce(0, { $0 + $1.height }) <= bottom - top else { return nil }
    self.labels = labels
    self.left = left
    middles = Self.spread(
      labels.map { (place: $0.end.y, height: $0.height) }, top: top, bottom: bottom)
  }

  /// Returns the middles nearest to the wanted positions, by least squares, at which intervals of these heights do not
  /// overlap.
  ///
  /// Intervals that touch move together as a block about the mean of its members' wanted positions (pool adjacent
  /// violators).
  package static func spread(_ wanted: [(place: Double, height: Double)], top: Double, bottom: Double) -> [Double] {
    struct Block {
      var members: [Int]
      var height: Double
      var sum: Double
      var center: Double
    }
    let order = wanted.indices.sorted { (wanted[$0].place, $0) < (wanted[$1].place, $1) }
    var blocks: [Block] = []
    func centered(_ block: Block) -> Block {
      var block = block
      block.center = min(
        max(block.sum / Double(block.members.count), top + block.height / 2), bottom - block.height / 2)
      return block
    }
    for index in order {
      let height = wanted[index].height
      var block = centered(Block(members: [index], height: height, sum: wanted[index].place, center: 0))
      while let above = blocks.last, above.center + above.height / 2 > block.center - block.height / 2 {
        blocks.removeLast()
        // Each member adds to the sum the centre that the block needs for this member to be at its wanted position.
        let height = above.height + block.height
        let count = Double(above.members.count)
        let shiftAbove = height / 2 - above.height / 2
        let shiftBelow = height / 2 - block.height / 2
        block = centered(
          Block(
            members: above.members + block.members, height: height,
            sum: above.sum + shiftAbove * count + block.sum - shiftBelow * Double(block.members.count), center: 0))
      }
      blocks.append(block)
    }
    var middles = [Double](repeating: 0, count: wanted.count)
    for block in blocks {
      var edge = block.center - block.height / 2
      for member in block.members {
        middles[member] = edge + wanted[member].height / 2
        edge += wanted[member].height
      }
    }
    return middles
  }

  /// Draws the labels and their leader lines.
  func draw(on canvas: any Canvas) {
    for (label, middle) in zip(labels, middles) {
      let isMoved = abs(middle - label.end.y) > Self.leaderDistance || label.end.x < left - Self.gap - 6
      if isMoved {
        let leader = Path(polyline: [
          Point(label.end.x + 2, label.end.y), Point(left - Self.gap + 1, label.end.y), Point(left - 2, middle),
        ])
        canvas.stroke(leader, Stroke(label.style.color.withOpacity(0.6), width: 0.75))
      }
      canvas.draw(
        label.text, at: Point(left, middle), style: label.style, anchor: TextAnchor(.start, .middle))
    }
  }
}
