/// A surface as an objective: its derivatives come from dual and hyper-dual numbers.
public struct SurfaceObjective<F: Surface>: Objective {
  /// The surface that is descended.
  public let surface: F

  /// The objective of a formula.
  public init(_ surface: F) { self.surface = surface }

  /// The number of coordinates.
  public var dimension: Int { surface.dimension }
  /// 1: a surface is no mean.
  public var exampleCount: Int { 1 }

  /// The height at a point.
  public func value(at point: [Double], on batch: Batch) -> Double { surface.value(Point(point)) }

  /// The height at a point and its gradient, a direction a pass.
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

  /// The second derivatives at a point, exact to rounding; a pair of directions a pass.
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

  /// The second derivatives times a direction, exact to rounding; a coordinate a pass.
  public func hessianVectorProduct(at point: [Double], along direction: [Double], on batch: Batch) -> [Double] {
    var seeded = Point(zip(point, direction).map { HyperDual(value: $0, first: $1, second: 0, mixed: 0) })
    return point.indices.map { index in
      seeded[index].second = 1
      defer { seeded[index].second = 0 }
      return surface.value(seeded).mixed
    }
  }
}
