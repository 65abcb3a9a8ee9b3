/// An affine subspace of parameter space, such as a line or a plane: θ = origin + Σ coordinate · direction.
public struct Section: Sendable, Equatable {
  /// The point at which all coordinates are 0.
  public let origin: [Double]
  /// The directions, each with as many elements as the origin.
  public let directions: [[Double]]

  /// Creates a section through a point.
  public init(origin: [Double], directions: [[Double]]) {
    precondition(directions.allSatisfy { $0.count == origin.count })
    self.origin = origin
    self.directions = directions
  }

  /// Returns the point with some coordinates.
  public func point(at coordinates: [Double]) -> [Double] {
    precondition(coordinates.count == directions.count)
    var point = origin
    for (coordinate, direction) in zip(coordinates, directions) {
      for index in point.indices { point[index] += coordinate * direction[index] }
    }
    return point
  }
}

/// A new value for one coordinate of a point.
public struct Displacement: Sendable, Equatable {
  /// The index of the coordinate.
  public let index: Int
  /// The new value.
  public let value: Double

  /// Creates a displacement of a coordinate to a value.
  public init(index: Int, value: Double) {
    self.index = index
    self.value = value
  }
}
