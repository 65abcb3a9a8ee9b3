import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import Wording

/// How runs end, where they end or leave the window.
extension PathChart {
  /// Runs that end alike at one point.
  private struct End {
    var runs: [Run]
    var x: Double
    var y: Double
    var isInside: Bool
    /// The label of one run that ends so.
    var words: String
    var exit: Int?
  }

  /// The marks at the ends of runs or where they leave the window for good; one for all that end alike at one point.
  func ends(_ runs: [Run]) -> [any Mark] {
    let words = words
    var ends: [End] = []
    for run in runs {
      guard let place = end(of: run.path) else { continue }
      let words = words.ending(
        of: run.trace, leavingAt: place.exit, hasNumbers: runs.count <= Self.mostNumbers, count: 1)
      let index = ends.firstIndex { end in
        end.words == words && distance(from: (end.x, end.y), to: (place.x, place.y)) < Self.endDistance
      }
      if let index {
        ends[index].runs.append(run)
      } else {
        ends.append(
          End(runs: [run], x: place.x, y: place.y, isInside: place.exit == nil, words: words, exit: place.exit))
      }
    }
    return ends.flatMap { end -> [any Mark] in
      let strong = end.runs.filter { result.runs.plan.training.seedCount == 1 || $0.seed == 0 }
      let colors = Set(end.runs.map(\.style.color))
      let color = colors.count == 1 ? colors.first ?? theme.text : theme.text
      let label = words.ending(
        of: end.runs[0].trace, leavingAt: end.exit, hasNumbers: runs.count <= Self.mostNumbers, count: end.runs.count)
      guard end.isInside else {
        return [
          TextMark(
            RichText(label), x: end.x, y: end.y, anchor: TextAnchor(end.x > middle ? .end : .start, .middle),
            distance: 9, color: color)
        ]
      }
      let glyphs: [any Mark] = strong.dropFirst().compactMap { run in glyph(of: run) }
      return glyphs + [
        StateMark(
          x: end.x, y: end.y, glyph: (strong.first ?? end.runs[0]).endGlyph, color: color,
          label: label.isEmpty ? nil : label)
      ]
    }
  }

  private func glyph(of run: Run) -> (any Mark)? {
    guard let x = run.path.x.last, let y = (result.isLine ? run.path.heights : run.path.y).last else { return nil }
    return StateMark(x: x, y: y, glyph: run.endGlyph, color: run.style.color)
  }

  /// The end of a path, or the point where it leaves the window for good with the first step outside; `nil` for a path that is
  /// never inside.
  private func end(of path: DescentPath) -> (x: Double, y: Double, exit: Int?)? {
    let heights = result.isLine ? path.heights : path.y
    guard let last = path.x.indices.last(where: { contains(path.x[$0], heights[$0]) }) else { return nil }
    guard last + 1 < path.x.count else { return (path.x[last], heights[last], nil) }
    // The segment that leaves the window is cut at the window's edge.
    let (from, to) = ((path.x[last], heights[last]), (path.x[last + 1], heights[last + 1]))
    var share = 1.0
    func cut(_ start: Double, _ end: Double, _ range: ClosedRange<Double>) {
      if end > range.upperBound { share = min(share, (range.upperBound - start) / (end - start)) }
      if end < range.lowerBound { share = min(share, (range.lowerBound - start) / (end - start)) }
    }
    cut(from.0, to.0, horizontal)
    if let vertical { cut(from.1, to.1, vertical) }
    // A segment to an infinite point cannot be cut.
    guard to.0.isFinite, to.1.isFinite else { return (from.0, from.1, path.steps[last + 1]) }
    return (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1), path.steps[last + 1])
  }
}

extension PathChart.Run {
  /// The glyph at the end of a path: a cross where the run diverged.
  var endGlyph: Glyph { trace.verdict.isDiverged ? .cross : style.glyph ?? .circle }
}
