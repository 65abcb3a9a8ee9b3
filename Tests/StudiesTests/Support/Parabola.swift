import Descent
import GradientKit
import Studies
import Wording

/// f(x) = x², with slope 2x.
struct Parabola: Surface {
  static let name = "parabola"
  static let summary = "x²"
  let dimension = 1
  let minima = [[0.0]]
  let window = [-3.0...3.0]
  let start = [2.0]
  init(_ settings: inout Settings) throws {}
  func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] }

  /// Returns the problem of descending x² from a point.
  static func problem(from start: Double = 2) throws -> Problem {
    var none = Settings(for: name)
    return Problem(objective: SurfaceObjective(try Parabola(&none)), start: [start])
  }
}
