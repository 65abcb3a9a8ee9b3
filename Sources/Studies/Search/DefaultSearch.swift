import GradientKit
import Wording

/// The default step sizes and ranges of a search.
///
/// For examples, cs231n draws the weights of a linear model of pixels with a deviation of 1e-4 and starts a local
/// search at ten times that: scores are then of the order of 0.1 to 1, so that one step changes some predicted classes.
/// The weights are scaled to the size of the features. With one or two parameters a grid is affordable, and all
/// searches cover the range of the grid.
struct DefaultSearch {
  /// The standard deviation of steps, and of random points if there is no grid.
  let step: Double
  /// The range of grids; `nil` for more than two parameters.
  let range: ClosedRange<Double>?

  /// The default range of grids, where the linear lecture looks for a weight.
  private static let gridRange = 0.0...4

  /// Creates the defaults for a surface drawn over `windows`, or for `dimension` weights over features with this mean
  /// ‖x‖².
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

  /// Returns the spec of an optimizer, without the setting if it equals the optimizer's default.
  private func spec(_ name: String, _ key: String, _ value: Double) -> Spec {
    Spec(value == 1e-4 ? name : "\(name):\(key)=\(NumberText(value).plain)")
  }
}
