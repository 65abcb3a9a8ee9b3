/// What a ``LandscapePlan`` came to: losses on a line or a grid.
public struct LandscapeResult: Sendable, Codable {
  /// What is meant by the coordinates.
  public enum Coordinates: String, Sendable, Codable {
    /// The parameters themselves.
    case parameters
    /// Along directions away from a point.
    case directions
    /// The share of the way from one point to another.
    case between
  }

  /// A point that is marked.
  public struct Landmark: Sendable, Codable, Equatable {
    /// What it is called.
    public var name: String
    /// Where it is, a coordinate a direction.
    public var coordinates: [Double]
    /// The loss there, with the regularisation part.
    public var loss: Double
  }

  /// How a trained point was come by.
  public struct Training: Sendable, Codable, Equatable {
    /// The optimizer, as a spec.
    public var optimizer: String
    /// The rate.
    public var rate: Double
    /// The updates made.
    public var steps: Int
  }

  /// The losses of one training example.
  public struct ExampleLosses: Sendable, Codable, Equatable {
    /// Which, counted from 0.
    public var example: Int
    /// Its losses, as many as coordinates.
    public var losses: [Double]
  }

  /// The question.
  public var plan: LandscapePlan
  /// What is known about the examples.
  public var facts: ProblemFacts
  /// What the coordinates mean.
  public var coordinates: Coordinates
  /// The names of the coordinates, one a direction.
  public var axisNames: [String]
  /// The directions in words, one a direction; empty where coordinates are parameters.
  public var directions: [String]
  /// Coordinates along the first direction.
  public var a: [Double]
  /// Coordinates along the second direction; empty along a line.
  public var b: [Double]
  /// The mean loss, without the regularisation part: row by row, a row for each of `b`.
  public var data: [Double]
  /// The regularisation part in the same order; empty without regularisation.
  public var regularization: [Double] = []
  /// The losses of single examples.
  public var examples: [ExampleLosses] = []
  /// Where a piecewise linear loss has its kinks along a line; `nil` where it is not piecewise linear or has too many.
  public var kinks: [Kink]?
  /// How the mean loss bends along rows and columns; `nil` on a surface.
  public var shape: GridShape?
  /// Where an objective of one or two parameters has no slope.
  public var stationaryPoints: [StationaryPoint] = []
  /// The lowest loss with the regularisation part, on the grid or along a line between its points as well; `nil` when no
  /// loss is finite.
  public var lowest: Landmark?
  /// Points that are marked.
  public var landmarks: [Landmark] = []
  /// How the trained point was come by; `nil` where there is none.
  public var training: Training?
  /// How many of the losses were computed before the user stopped it.
  public var computedCount: Int

  /// Whether it is a line.
  public var isLine: Bool { b.isEmpty }
  /// Whether all finite losses are the same number.
  public var isConstant: Bool {
    let finite = losses.filter(\.isFinite)
    return finite.min() == finite.max()
  }

  /// The losses with the regularisation part.
  public var losses: [Double] {
    regularization.isEmpty ? data : zip(data, regularization).map { $0 + $1 }
  }
}
