import GradientKit

/// Functions with known derivatives to test optimizers on.
enum TestSurface: String, Objective, CaseIterable {
  /// x² + 25 y²: every rule descends it.
  case bowl
  /// (1 − x)² + 100 (y − x²)²: a curved valley.
  case rosenbrock

  var dimension: Int { 2 }
  var exampleCount: Int { 1 }

  /// The start of descent.
  var start: [Double] {
    switch self {
    case .bowl: [1.5, -1]
    case .rosenbrock: [-1.2, 1]
    }
  }

  func value(at point: [Double], on batch: Batch) -> Double {
    let (x, y) = (point[0], point[1])
    return switch self {
    case .bowl: x * x + 25 * y * y
    case .rosenbrock: (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    }
  }

  func slopes(at point: [Double]) -> [Double] {
    let (x, y) = (point[0], point[1])
    return switch self {
    case .bowl: [2 * x, 50 * y]
    case .rosenbrock: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
    }
  }

  func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
    gradient = slopes(at: point)
    return value(at: point, on: batch)
  }
}
