/// A surface as an objective, with derivatives by dual and hyper-dual numbers.
public struct SurfaceObjective<F: Surface>: Objective {
  /// The surface.
  public let surface: F

  /// Creates the objective of a surface.
  public init(_ surface: F) { self.surface = surface }

  /// The number of coordinates.
  public var dimension: Int { surface.dimension }
  /// The number of examples, 1, because a surface is not a mean.
  public var exampleCount: Int { 1 }

  /// Returns the value at a point.
  public func value(at point: [Double], on batch: Batch) -> Double { surface.value(Point(point)) }

  /// Returns the value at a point and its gradient, with one pass per direction.
  public func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
    var seeded = Point(point.map { Dual($0) })
    var height = 0.0
    for index in point.indices {
      seeded[index].slope = 1
      let result = surface.value(seeded)
      seeded[index].slope = 0
      gradient[index] = result.slope
      height = result.value
    }
    return height
  }

  /// Returns the Hessian at a point, exact to rounding, with one pass per pair of directions.
  public func hessian(at point: [Double], on batch: Batch) -> Matrix {
    var hessian = Matrix(rows: point.count, columns: point.count)
    var seeded = Point(point.map { HyperDual($0) })
    for row in point.indices {
      seeded[row].first = 1
      for column in 0...row {
        seeded[column].second = 1
        let mixed = surface.value(seeded).mixed
        seeded[column].second = 0
        hessian[row, column] = mixed
        hessian[column, row] = mixed
      }
      seeded[row].first = 0
    }
    return hessian
  }

  /// Returns the Hessian times a direction, exact to rounding, with one pass per coordinate.
  public func hessianVectorProduct(at point: [Double], along direction: [Double], on batch: Batch) -> [Double] {
    var seeded = Point(zip(point, direction).map { HyperDual(value: $0, first: $1, second: 0, mixed: 0) })
    return point.indices.map { index in
      seeded[index].second = 1
      defer { seeded[index].second = 0 }
      return surface.value(seeded).mixed
    }
  }
}
