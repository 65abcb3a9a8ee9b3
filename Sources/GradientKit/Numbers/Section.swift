/// A line, plane or other flat piece of parameter space: θ = origin + Σ coordinate · direction.
public struct Section: Sendable, Equatable {
  /// Where all coordinates are 0.
  public let origin: [Double]
  /// The directions, each with as many elements as the origin.
  public let directions: [[Double]]

  /// The section through a point.
  public init(origin: [Double], directions: [[Double]]) {
    precondition(directions.allSatisfy { $0.count == origin.count })
    self.origin = origin
    self.directions = directions
  }

  /// The point with these coordinates.
  public func point(at coordinates: [Double]) -> [Double] {
    precondition(coordinates.count == directions.count)
    var point = origin
    for (coordinate, direction) in zip(coordinates, directions) {
      for index in point.indices { point[index] += coordinate * direction[index] }
    }
    return point
  }
}

/// One coordinate of a point, moved to another value.
public struct Displacement: Sendable, Equatable {
  /// Which coordinate.
  public let index: Int
  /// Its new value.
  public let value: Double

  /// The move of a coordinate to a value.
  public init(index: Int, value: Double) {
    self.index = index
    self.value = value
  }
}
