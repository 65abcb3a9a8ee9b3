import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import Wording

/// The part of the parameters that is drawn, and the surface there.
extension PathChart {
  var horizontal: ClosedRange<Double> { (result.x.first ?? -1)...(result.x.last ?? 1) }
  var vertical: ClosedRange<Double>? {
    guard let first = result.y.first, let last = result.y.last else { return nil }
    return first...last
  }

  /// Whether a point of the surface's panel lies in the window.
  func contains(_ x: Double, _ y: Double) -> Bool { horizontal.contains(x) && vertical?.contains(y) ?? true }

  /// The ends of the axis for a function of one parameter: all values, except beside poles, which would flatten the rest.
  var heights: (lower: Double, upper: Double)? {
    let sorted = result.heights.filter(\.isFinite).sorted()
    guard result.isLine, let low = sorted.first, let high = sorted.last else { return nil }
    let most = sorted[Int(0.9 * Double(sorted.count - 1))] - sorted[Int(0.1 * Double(sorted.count - 1))]
    return high / 2 - low / 2 <= 25 * most ? ends([low, high]) : nil
  }

  /// Whether a unit is as long on both axes, where there is room for it: paths of steepest descent then cross contours at
  /// right angles.
  var hasEqualUnits: Bool {
    guard let vertical, hasLosses, result.runs.plan.problem.isSurface else { return false }
    let ratio =
      (horizontal.upperBound / 2 - horizontal.lowerBound / 2) / (vertical.upperBound / 2 - vertical.lowerBound / 2)
    return (0.5...2).contains(ratio)
  }

  /// The curve of a function of one parameter, or the contours of one of two.
  var ground: [any Mark] {
    guard !result.isLine else {
      return [
        LineMark(x: result.x, y: result.heights, style: SeriesStyle(theme.secondaryText, width: theme.lineWidth))
      ] + arrows
    }
    return [
      ContourMark(
        x: result.x, y: result.y, values: result.heights, levels: levels,
        fill: ColorScale(fitting: result.heights, kind: .bands(levels: levels), map: theme.reliefMap),
        line: SeriesStyle(theme.secondaryText, width: 0.6, opacity: 0.55), isLabelled: true)
    ] + arrows
  }

  private var arrows: [any Mark] {
    guard hasArrows else { return [] }
    return [
      DescentArrowMark(
        x: result.x, y: result.y, values: result.heights, color: result.isLine ? theme.text : theme.secondaryText)
    ]
  }

  var levels: [Double] {
    isGeometric
      ? ContourLevels.geometric(above: least, of: result.heights, count: levelCount)
      : ContourLevels.linear(of: result.heights, count: levelCount)
  }

  /// The lowest value seen anywhere.
  private var least: Double? {
    let paths = runs.flatMap { $0.path.heights } + result.minima.map(\.height)
    return (result.heights + paths).filter(\.isFinite).min()
  }

  /// Whether contours are close to each other near the lowest value: where that lies inside the window, all that matters
  /// is around it; where the surface falls on beyond the edge, nothing is special there.
  var isGeometric: Bool {
    let finite = result.heights.enumerated().filter(\.element.isFinite)
    guard !result.isLine, let lowest = finite.min(by: { $0.element < $1.element })?.offset else { return false }
    let (column, row) = (lowest % result.x.count, lowest / result.x.count)
    return (1..<result.x.count - 1).contains(column) && (1..<result.y.count - 1).contains(row)
  }

  /// The distance of two points of paths, in shares of the window.
  func distance(_ a: DescentPath, _ i: Int, _ b: DescentPath, _ j: Int) -> Double {
    let dx = (a.x[i] - b.x[j]) / (horizontal.upperBound - horizontal.lowerBound)
    guard let vertical else {
      // Along a curve the height counts as well: steep parts are long.
      let span = (result.heights.filter(\.isFinite).max() ?? 1) - (result.heights.filter(\.isFinite).min() ?? 0)
      let dy = span > 0 ? (a.heights[i] - b.heights[j]) / span : 0
      return (dx * dx + (dy.isFinite ? dy * dy : 0)).squareRoot()
    }
    let dy = (a.y[i] - b.y[j]) / (vertical.upperBound - vertical.lowerBound)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The middle of the window from left to right.
  var middle: Double { horizontal.lowerBound / 2 + horizontal.upperBound / 2 }

  /// The distance of two points of the panel, in shares of the window.
  func distance(from a: (x: Double, y: Double), to b: (x: Double, y: Double)) -> Double {
    let dx = (a.x - b.x) / (horizontal.upperBound - horizontal.lowerBound)
    guard let vertical else { return abs(dx) }
    let dy = (a.y - b.y) / (vertical.upperBound - vertical.lowerBound)
    return (dx * dx + dy * dy).squareRoot()
  }
}
