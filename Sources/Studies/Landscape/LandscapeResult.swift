package import Descent
package import GradientKit
package import Wording

/// The result of a ``LandscapePlan``: losses on a line or a grid.
package struct LandscapeResult: Sendable, Codable {
  /// What is meant by the coordinates.
  package enum Coordinates: String, Sendable, Codable {
    /// The parameters themselves.
    case parameters
    /// Along directions away from a point.
    case directions
    /// The share of the way from one point to another.
    case between
  }

  /// A point that is marked.
  package struct Landmark: Sendable, Codable, Equatable {
    /// What it is called.
    package var name: String
    /// Where it is, a coordinate a direction.
    package var coordinates: [Double]
    /// The loss there, with the regularisation part.
    package var loss: Double
  }

  /// How a trained point was come by.
  package struct Training: Sendable, Codable, Equatable {
    /// The optimizer.
    package var optimizer: Spec
    /// The rate.
    package var rate: Double
    /// The updates made.
    package var steps: Int
  }

  /// The losses of one training example.
  package struct ExampleLosses: Sendable, Codable, Equatable {
    /// Which, counted from 0.
    package var example: Int
    /// Its losses, as many as coordinates.
    package var losses: [Double]
  }

  /// The question.
  package var plan: LandscapePlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// What the coordinates mean.
  package var coordinates: Coordinates
  /// The names of the coordinates, one a direction.
  package var axisNames: [String]
  /// The directions in words, one a direction; empty where coordinates are parameters.
  package var directions: [String]
  /// Coordinates along the first direction.
  package var a: [Double]
  /// Coordinates along the second direction; empty along a line.
  package var b: [Double]
  /// The mean loss, without the regularisation part: row by row, a row for each of `b`.
  package var data: [Double]
  /// The regularisation part in the same order; empty without regularisation.
  package var regularization: [Double] = []
  /// The losses of single examples.
  package var examples: [ExampleLosses] = []
  /// Where a piecewise linear loss has its kinks along a line; `nil` where it is not piecewise linear or has too many.
  package var kinks: [Kink]?
  /// How the mean loss bends along rows and columns; `nil` on a surface.
  package var shape: GridShape?
  /// Where an objective of one or two parameters has no slope.
  package var stationaryPoints: [StationaryPoint] = []
  /// The lowest loss with the regularisation part, on the grid or along a line between its points as well; `nil` when no
  /// loss is finite.
  package var lowest: Landmark?
  /// Points that are marked.
  package var landmarks: [Landmark] = []
  /// How the trained point was come by; `nil` where there is none.
  package var training: Training?
  /// How many of the losses were computed before the user stopped it.
  package var computedCount: Int

  /// Whether it is a line.
  package var isLine: Bool { b.isEmpty }
  /// Whether all finite losses are the same number.
  package var isConstant: Bool {
    let finite = losses.filter(\.isFinite)
    return finite.min() == finite.max()
  }

  /// The losses with the regularisation part.
  package var losses: [Double] {
    regularization.isEmpty ? data : zip(data, regularization).map { $0 + $1 }
  }
}

extension LandscapeResult: StoredResult {
  /// Whether there is a loss for every point of the grid, and a coordinate for every direction.
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

/// How samples on a line or a grid bend along its rows and columns.
package struct GridShape: Sendable, Codable, Equatable {
  /// The share of second differences that are zero to rounding, from 0 to 1: nearly all where a function consists of flat
  /// pieces, none where it is curved.
  package var flatShare: Double
  /// Whether no second difference is below zero.
  package var isConvex: Bool

  /// The shape of samples row by row; `nil` when no three finite ones lie in a row.
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
  /// The numbers behind a landscape: a row a point, rows of the grid one after the other.
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
