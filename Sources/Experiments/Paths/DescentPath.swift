/// The way a run took.
public struct DescentPath: Sendable, Equatable {
  /// Updates made before each point.
  public var steps: [Int] = []
  /// The first parameter.
  public var x: [Double] = []
  /// The second parameter; empty where there is none.
  public var y: [Double] = []
  /// The value of the objective.
  public var heights: [Double] = []

  /// A path without points yet.
  public init() {}

  /// The path as far as a step.
  public func prefix(through step: Int) -> DescentPath {
    let count = steps.firstIndex { $0 > step } ?? steps.count
    var path = DescentPath()
    path.steps = Array(steps.prefix(count))
    path.x = Array(x.prefix(count))
    path.y = Array(y.prefix(count))
    path.heights = Array(heights.prefix(count))
    return path
  }
}
