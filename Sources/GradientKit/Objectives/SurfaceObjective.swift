/// A surface as an objective: its gradient comes from dual numbers.
public struct SurfaceObjective<F: Surface>: Objective {
  /// The formula.
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
}
