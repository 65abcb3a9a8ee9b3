import GradientKit
import Wording

/// How far a search reaches when the user does not say.
///
/// On examples cs231n draws weights for a linear model of pixels with a deviation of 1e-4, and lets a local search begin at
/// ten times that: scores are then of the order of 0.1 to 1, so that one step changes some of the classes predicted. Features
/// of another size take weights of another size for that. With one or two parameters a grid is affordable, and searches
/// reach over the same range as the grid.
struct DefaultSearch {
  /// The deviation of steps, and of random points where there is no grid.
  let step: Double
  /// The range of grids; `nil` with more than two parameters.
  let range: ClosedRange<Double>?

  /// The range that grids have by themselves: where the lecture on a line looks for a weight.
  private static let gridRange = 0.0...4

  /// A search of a surface drawn over `windows`, or of `dimension` weights over features of this mean ‖x‖².
  init(dimension: Int, windows: [ClosedRange<Double>]?, meanSquareNorm: Double) {
    var reach: ClosedRange<Double>?
    if let low = windows?.map(\.lowerBound).min(), let high = windows?.map(\.upperBound).max() { reach = low...high }
    range = dimension <= 2 ? reach ?? Self.gridRange : nil
    if let range = range ?? reach {
      step = (range.upperBound - range.lowerBound) / 40
    } else {
      let limit = 0.35 / Double.sqrt(max(meanSquareNorm, .leastNormalMagnitude))
      step = max(1e-4, limit.isFinite ? Double.pow(10, Double.log10(limit).rounded(.down)) : 1e-4)
    }
  }

  /// The strategies to compare.
  var optimizers: [Spec] {
    guard let range else { return [spec("random-search", "scale", step), spec("local-search", "step", step), "sgd"] }
    let bounds =
      range == Self.gridRange
      ? "" : ":from=\(NumberText(range.lowerBound).plain),to=\(NumberText(range.upperBound).plain)"
    let scale = max(range.lowerBound.magnitude, range.upperBound.magnitude) / 2
    return [
      Spec("exhaustive\(bounds)"), Spec("divide\(bounds)"), spec("random-search", "scale", scale),
      spec("local-search", "step", step), "sgd",
    ]
  }

  /// The setting is left out where it is the optimizer's own.
  private func spec(_ name: String, _ key: String, _ value: Double) -> Spec {
    Spec(value == 1e-4 ? name : "\(name):\(key)=\(NumberText(value).plain)")
  }
}
