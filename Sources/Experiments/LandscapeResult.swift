/// What a ``LandscapePlan`` came to: losses on a line or a grid.
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
    /// The optimizer, as a spec.
    package var optimizer: String
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
