/// Derivatives by central differences, to check exact ones against.
package enum Differences {
  /// Returns (f(x + h) − f(x − h)) / 2h, extrapolated from two step sizes; the error is about h⁴.
  package static func slope(at x: Double, step: Double = 1e-3, of f: (Double) -> Double) -> Double {
    let near = (f(x + step) - f(x - step)) / (2 * step)
    let far = (f(x + 2 * step) - f(x - 2 * step)) / (4 * step)
    return (4 * near - far) / 3
  }

  /// Returns the central difference in every direction; its step is small enough to miss kinks.
  package static func gradient(
    at point: [Double], step: Double = 1e-5, of f: ([Double]) throws -> Double
  ) rethrows -> [Double] {
    try point.indices.map { index in
      var moved = point
      moved[index] = point[index] + step
      let above = try f(moved)
      moved[index] = point[index] - step
      return (above - (try f(moved))) / (2 * step)
    }
  }

  /// Returns the central differences of several numbers along a direction.
  package static func directional(
    at point: [Double], along direction: [Double], step: Double = 1e-5, of f: ([Double]) throws -> [Double]
  ) rethrows -> [Double] {
    let above = try f(zip(point, direction).map { $0 + step * $1 })
    let below = try f(zip(point, direction).map { $0 - step * $1 })
    return zip(above, below).map { ($0 - $1) / (2 * step) }
  }

  /// Returns the largest |a − b| relative to max(1, |b|); infinite when the counts differ or a number is NaN.
  package static func largest(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    let differences = zip(a, b).map { $0 == $1 ? 0 : abs($0 - $1) / max(1, abs($1)) }
    return differences.contains(where: \.isNaN) ? .infinity : differences.max() ?? 0
  }
}
