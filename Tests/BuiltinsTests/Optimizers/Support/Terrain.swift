import GradientKit

/// An objective given by a formula and its derivatives.
struct Terrain: Objective {
  let dimension: Int
  var exampleCount: Int { 1 }
  let height: @Sendable ([Double]) -> Double
  let slopes: @Sendable ([Double]) -> [Double]

  init(
    dimension: Int = 2, height: @escaping @Sendable ([Double]) -> Double,
    slopes: @escaping @Sendable ([Double]) -> [Double] = { $0.map { _ in .nan } }
  ) {
    self.dimension = dimension
    self.height = height
    self.slopes = slopes
  }

  func value(at point: [Double], on batch: Batch) -> Double { height(point) }

  func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
    gradient = slopes(point)
    return height(point)
  }

  /// ½ x² + 12.5 y², with condition number 25.
  static let bowl25 = Terrain(
    height: { $0[0] * $0[0] / 2 + 12.5 * $0[1] * $0[1] }, slopes: { [$0[0], 25 * $0[1]] })

  /// (1 − x)² + 100 (y − x²)².
  static let rosenbrock = Terrain(
    height: { p in (1 - p[0]) * (1 - p[0]) + 100 * (p[1] - p[0] * p[0]) * (p[1] - p[0] * p[0]) },
    slopes: { p in
      let bend = p[1] - p[0] * p[0]
      return [-2 * (1 - p[0]) - 400 * p[0] * bend, 200 * bend]
    })
}
