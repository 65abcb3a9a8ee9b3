/// The way a run took.
package struct DescentPath: Sendable, Equatable {
  /// Updates made before each point.
  package var steps: [Int] = []
  /// The first parameter.
  package var x: [Double] = []
  /// The second parameter; empty where there is none.
  package var y: [Double] = []
  /// The value of the objective.
  package var heights: [Double] = []

  /// A path without points yet.
  package init() {}

  /// The path as far as a step.
  package func prefix(through step: Int) -> DescentPath {
    let count = steps.firstIndex { $0 > step } ?? steps.count
    var path = DescentPath()
    path.steps = Array(steps.prefix(count))
    path.x = Array(x.prefix(count))
    path.y = Array(y.prefix(count))
    path.heights = Array(heights.prefix(count))
    return path
  }
}
