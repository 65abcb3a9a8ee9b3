package import GradientKit

/// Values against the progress of a run.
package struct Curve: Sendable, Equatable, Codable {
  /// The progress of the run, ascending.
  package var x: [Double]
  /// The values, some of which may be `nan` or infinite.
  package var y: [Double]

  /// Creates a curve; both arrays have the same count.
  package init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }
}

/// The mean of curves over several seeds, with one standard deviation to either side.
package struct SeedBand: Sendable, Equatable {
  /// The mean progress of the runs.
  package var x: [Double] = []
  /// The mean value.
  package var mean: [Double] = []
  /// The mean minus one standard deviation (of the sample, n − 1).
  package var low: [Double] = []
  /// The mean plus one standard deviation.
  package var high: [Double] = []

  /// Creates the band of some curves, up to the shortest of them.
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
struct IdentitySmoother: Smoother {
  static let name = "none"
  static let summary = "values as they are"
  let looksAhead = false
  let isIdentity = true
  let caption = "not smoothed"

  init() {}
  init(_ settings: inout Settings) {}

  func smoothed(x: [Double], y: [Double]) -> [Double] { y }
}

/// A way to smooth noisy values.
package struct Smoothing: Sendable {
  /// The smoother.
  package var smoother: any Smoother
  /// Whether the user chose the smoother, which then applies to any values.
  package var isChosen: Bool
  /// Whether a half-life that the smoother's settings leave open is ¼ of an epoch.
  var hasEpochs: Bool

  /// Creates a way to smooth; by default values stay unchanged.
  package init(_ smoother: (any Smoother)? = nil, isChosen: Bool = false, hasEpochs: Bool = false) {
    self.smoother = smoother ?? IdentitySmoother()
    self.isChosen = isChosen
    self.hasEpochs = hasEpochs
  }

  /// The least number of values that is smoothed by default; fewer are easy to distinguish.
  package static let fewest = 50

  /// Whether smoothing changes anything.
  package var isSmoothing: Bool { !smoother.isIdentity }

  /// A description for a key or a caption, such as `two-sided EW mean, half-life ¼ epoch`.
  package var caption: String { smoother(stepsPerEpoch: 1).caption }

  /// Returns the smoother for a curve over steps.
  func smoother(stepsPerEpoch: Double) -> any Smoother {
    hasEpochs ? smoother.completed(halfLife: stepsPerEpoch / 4, called: "¼ epoch") : smoother
  }
}
