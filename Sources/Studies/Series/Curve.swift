import GradientKit

/// Values against how far a run had come.
package struct Curve: Sendable, Equatable, Codable {
  /// How far the run had come, ascending.
  package var x: [Double]
  /// The values; some may be `nan` or infinite.
  package var y: [Double]

  /// A curve; both parts have the same count.
  package init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }
}

/// The mean of the same curve over several seeds, with one standard deviation to either side.
package struct SeedBand: Sendable, Equatable {
  /// The mean progress of the runs.
  package var x: [Double] = []
  /// The mean value.
  package var mean: [Double] = []
  /// The mean less one standard deviation (of the sample, n − 1).
  package var low: [Double] = []
  /// The mean and one standard deviation.
  package var high: [Double] = []

  /// The band of some curves, as far as all of them go.
  package init(_ curves: [Curve]) {
    let length = curves.map(\.x.count).min() ?? 0
    let count = Double(curves.count)
    for index in 0..<length {
      let mean = curves.reduce(0) { $0 + $1.y[index] } / count
      let squares = curves.reduce(0) { $0 + ($1.y[index] - mean) * ($1.y[index] - mean) }
      let deviation = curves.count > 1 ? Double.sqrt(squares / (count - 1)) : 0
      x.append(curves.reduce(0) { $0 + $1.x[index] } / count)
      self.mean.append(mean)
      low.append(mean - deviation)
      high.append(mean + deviation)
    }
  }
}

extension Curve {
  /// Whether every point has both coordinates.
  var isConsistent: Bool { x.count == y.count }
}

/// Leaves curves as they are.
struct Unsmoothed: Smoother {
  static let name = "none"
  static let summary = "values as they are"
  let looksAhead = false
  let isIdentity = true
  let caption = "not smoothed"

  init() {}
  init(_ settings: inout Settings) {}

  func smoothed(x: [Double], y: [Double]) -> [Double] { y }
}
