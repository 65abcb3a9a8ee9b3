package import Descent
package import GradientKit
package import Wording

/// The result of a ``LandscapePlan``: losses on a line or a grid.
package struct LandscapeResult: Sendable, Codable {
  /// The meaning of the coordinates.
  package enum Coordinates: String, Sendable, Codable {
    /// The parameters themselves.
    case parameters
    /// Multiples of directions away from a point.
    case directions
    /// The fraction of the way from one point to another.
    case between
  }

  /// A marked point.
  package struct Landmark: Sendable, Codable, Equatable {
    /// The name of the point.
    package var name: String
    /// The coordinates, one per direction.
    package var coordinates: [Double]
    /// The loss at the point, including regularization.
    package var loss: Double
  }

  /// The training that led to the trained point.
  package struct Training: Sendable, Codable, Equatable {
    /// The optimizer.
    package var optimizer: Spec
    /// The rate.
    package var rate: Double
    /// The number of updates.
    package var steps: Int
  }

  /// The losses of one training example.
  package struct ExampleLosses: Sendable, Codable, Equatable {
    /// The index of the example, counted from 0.
    package var example: Int
    /// The losses, one per coordinate.
    package var losses: [Double]
  }

  /// The plan that the result answers.
  package var plan: LandscapePlan
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The meaning of the coordinates.
  package var coordinates: Coordinates
  /// The names of the coordinates, one per direction.
  package var axisNames: [String]
  /// Descriptions of the directions, one each; empty if the coordinates are parameters.
  package var directions: [String]
  /// The coordinates along the first direction.
  package var a: [Double]
  /// The coordinates along the second direction; empty for a line.
  package var b: [Double]
  /// The mean loss without regularization, row by row, one row per element of `b`.
  package var data: [Double]
  /// The regularization term in the same order; empty without regularization.
  package var regularization: [Double] = []
  /// The losses of single examples.
  package var examples: [ExampleLosses] = []
  /// The kinks of a piecewise linear loss along a line; `nil` if it is not piecewise linear or has too many.
  package var kinks: [Kink]?
  /// The curvature of the mean loss along rows and columns; `nil` for a surface.
  package var shape: GridShape?
  /// The stationary points of an objective of one or two parameters.
  package var stationaryPoints: [StationaryPoint] = []
  /// The lowest loss including regularization, on the grid or between the samples of a line; `nil` if no loss is
  /// finite.
  package var lowest: Landmark?
  /// The marked points.
  package var landmarks: [Landmark] = []
  /// The training that led to the trained point; `nil` if there is none.
  package var training: Training?
  /// The number of losses computed before the user stopped the study.
  package var computedCount: Int

  /// Whether the landscape is a line.
  package var isLine: Bool { b.isEmpty }
  /// Whether all finite losses are equal.
  package var isConstant: Bool {
    let finite = losses.filter(\.isFinite)
    return finite.min() == finite.max()
  }

  /// The losses including regularization.
  package var losses: [Double] {
    regularization.isEmpty ? data : zip(data, regularization).map { $0 + $1 }
  }
}

extension LandscapeResult: StoredResult {
  /// Whether there is one loss per point of the grid and one coordinate per direction.
  package var isConsistent: Bool {
    let dimension = isLine ? 1 : 2
    let (count, isTooLarge) = a.count.multipliedReportingOverflow(by: max(1, b.count))
    return facts.isConsistent && plan.training.isConsistent && !isTooLarge && !a.isEmpty && data.count == count
      && (regularization.isEmpty || regularization.count == count)
      && examples.allSatisfy { $0.losses.count == count } && (0...count).contains(computedCount)
      && axisNames.count == dimension && (directions.isEmpty || directions.count == dimension)
      && stationaryPoints.allSatisfy { $0.coordinates.count == dimension }
      && (landmarks + [lowest].compactMap(\.self)).allSatisfy { $0.coordinates.count == dimension }
      && StoredNumber.counts.contains(training?.steps ?? 0) && (0...1).contains(shape?.flatShare ?? 0)
  }
}

/// The curvature of samples along the rows and columns of a line or a grid.
package struct GridShape: Sendable, Codable, Equatable {
  /// The share of second differences that are zero to rounding, from 0 to 1: almost 1 for a piecewise flat function, 0
  /// for a curved one.
  package var flatShare: Double
  /// Whether no second difference is negative.
  package var isConvex: Bool

  /// Creates the shape of samples in row order, or `nil` if no three adjacent samples are finite.
  init?(a: [Double], b: [Double], values: [Double]) {
    let finite = values.filter(\.isFinite).map(\.magnitude)
    guard let scale = finite.max(), scale > 0 else { return nil }
    var lines: [SecondDifferences] = []
    for row in 0..<max(1, b.count) {
      lines.append(
        SecondDifferences(x: a, y: Array(values[row * a.count..<(row + 1) * a.count]), scale: scale))
    }
    if b.count > 2 {
      for column in a.indices {
        lines.append(SecondDifferences(x: b, y: b.indices.map { values[$0 * a.count + column] }, scale: scale))
      }
    }
    let count = lines.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    flatShare = 1 - Double(lines.reduce(0) { $0 + $1.bends.count }) / Double(count)
    isConvex = lines.allSatisfy(\.isConvex)
  }
}

extension LandscapeResult {
  /// The numbers behind a landscape: one row per point, in row order of the grid.
  package var table: Table {
    let losses = losses
    let hasParts = facts.trainingCount > 0
    return Table(0..<min(computedCount, a.count * max(1, b.count))) {
      Column("a") { a[$0 % a.count] }
      Column("b") { isLine ? nil : b[$0 / a.count] }
      Column("loss") { losses[$0] }
      Column("data") { hasParts ? data[$0] : nil }
      Column("regularization") { hasParts ? regularization.isEmpty ? 0 : regularization[$0] : nil }
      for example in examples { Column("example_\(example.example)") { example.losses[$0] } }
    }
  }
}
