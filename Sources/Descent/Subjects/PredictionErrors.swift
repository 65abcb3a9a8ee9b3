package import GradientKit

/// How far predictions of numbers are from the targets, in measures that do not depend on the loss.
package struct PredictionErrors: Sendable, Equatable, Codable {
  /// The mean of |y − ŷ|.
  package var absolute: Double
  /// R²: 1 − Σ(y − ŷ)² / Σ(y − ȳ)², the share of the targets' variance that is predicted; `nil` where all targets are equal.
  package var determination: Double?

  /// Creates errors from their measures.
  package init(absolute: Double, determination: Double?) {
    self.absolute = absolute
    self.determination = determination
  }

  /// Creates the errors of predictions with these squared distances from the targets; `nil` for none that is finite.
  init?(squares: [Double], targets: [Double]) {
    let count = Double(targets.count)
    // The root of a square is the distance that was squared, to the last bit.
    let absolute = squares.reduce(0) { $0 + $1.squareRoot() } / count
    guard !targets.isEmpty, absolute.isFinite else { return nil }
    let mean = targets.reduce(0, +) / count
    let variation = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let determination = 1 - squares.reduce(0, +) / variation
    self.init(absolute: absolute, determination: determination.isFinite ? determination : nil)
  }
}

/// (y − ŷ)², whose root is what ``PredictionErrors`` are made of; no run descends it.
struct SquaredDistance: RegressionLoss {
  static let name = "squared-distance"
  static let summary = "(y − ŷ)²"

  /// Whether scores are logarithms of what is predicted.
  private let isLogarithmic: Bool

  init(_ settings: inout Settings) throws { isLogarithmic = false }

  /// The distance of what scores of `loss` predict.
  init(of loss: any Loss) { isLogarithmic = loss.predictsLogarithms }

  func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let distance = (isLogarithmic ? exp(prediction) : prediction) - target
    return distance * distance
  }
}

extension Loss {
  /// Whether scores are logarithms of what is predicted.
  package var predictsLogarithms: Bool { type(of: self).name == "poisson" }
}
