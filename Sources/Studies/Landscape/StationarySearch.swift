import Descent
import GradientKit

/// Finds the stationary points of an objective of one or two parameters in a sampled window.
///
/// On a line, the search bisects where the slope changes sign, which finds kinks too. In a plane, it starts Newton's
/// method in every cell of the grid whose corners have slopes of both signs in both directions.
struct StationarySearch {
  private let objective: any Objective
  private let workers: Workers

  /// Creates a search on an objective.
  init(_ objective: any Objective, workers: Workers) {
    self.objective = objective
    self.workers = workers
  }

  /// Returns the stationary points in the order of the grid.
  func points(a: [Double], b: [Double]) throws -> [StationaryPoint] {
    let found = try objective.dimension == 1 ? points(on: a) : points(a, b)
    // A formula may have a slope where it has no value, such as log x for x < 0.
    return found.filter { $0.value.isFinite }
  }

  private func gradient(at point: [Double]) throws -> [Double] {
    var gradient = [Double](repeating: 0, count: point.count)
    _ = try objective.value(at: point, on: .all, gradient: &gradient)
    return gradient
  }

  private func points(on a: [Double]) throws -> [StationaryPoint] {
    let slopes = try workers.results(a.count) { try gradient(at: [a[$0]])[0] }
    var found: [StationaryPoint] = []
    for index in a.indices {
      if slopes[index] == 0 {
        guard index > 0, index < a.count - 1, slopes[index - 1] != 0, slopes[index + 1] != 0 else { continue }
        found.append(try point(at: a[index], before: slopes[index - 1], after: slopes[index + 1]))
      } else if index + 1 < a.count, slopes[index] * slopes[index + 1] < 0 {
        var (low, high) = (a[index], a[index + 1])
        while case let middle = low + (high - low) / 2, middle > low, middle < high {
          if try gradient(at: [middle])[0] * slopes[index] > 0 { low = middle } else { high = middle }
        }
        let point = try point(at: low, before: slopes[index], after: slopes[index + 1])
        // The sign changes at a pole too, but there the slope grows.
        let isPole =
          try gradient(at: [low])[0].magnitude > 2 * max(slopes[index].magnitude, slopes[index + 1].magnitude)
        let ends = try [a[index], a[index + 1]].map { try objective.value(at: [$0], on: .all) }
        let isThere =
          point.kind == .minimum
          ? point.value <= min(ends[0], ends[1]) : point.value >= max(ends[0], ends[1])
        if isThere, !isPole { found.append(point) }
      }
    }
    return found
  }

  private func point(at x: Double, before: Double, after: Double) throws -> StationaryPoint {
    StationaryPoint(
      coordinates: [x], value: try objective.value(at: [x], on: .all),
      kind: before < 0 && after > 0 ? .minimum : before > 0 && after < 0 ? .maximum : .flat)
  }

  private func points(_ a: [Double], _ b: [Double]) throws -> [StationaryPoint] {
    guard a.count > 1, b.count > 1 else { return [] }
    let slopes = try workers.results(a.count * b.count) { try gradient(at: [a[$0 % a.count], b[$0 / a.count]]) }
    var found: [StationaryPoint] = []
    for row in 0..<b.count - 1 {
      for column in 0..<a.count - 1 {
        let first = row * a.count + column
        let corners = [first, first + 1, first + a.count, first + a.count + 1].map { slopes[$0] }
        guard corners.joined().allSatisfy(\.isFinite), (0..<2).allSatisfy({ changesSign(corners, $0) }) else {
          continue
        }
        let size = [a[column + 1] - a[column], b[row + 1] - b[row]]
        let middle = [a[column] + size[0] / 2, b[row] + size[1] / 2]
        guard let point = try newton(from: middle, within: size) else { continue }
        guard point.coordinates[0] >= a[0] - 1e-9 * size[0], point.coordinates[0] <= a[a.count - 1] + 1e-9 * size[0],
          point.coordinates[1] >= b[0] - 1e-9 * size[1], point.coordinates[1] <= b[b.count - 1] + 1e-9 * size[1]
        else { continue }
        let isKnown = found.contains { known in
          (0..<2).allSatisfy { (known.coordinates[$0] - point.coordinates[$0]).magnitude < 1e-3 * size[$0] }
        }
        if !isKnown { found.append(point) }
      }
    }
    return found
  }

  /// Returns whether slopes in a direction have both signs or are zero at some corners; if they are zero at all
  /// corners, the function does not depend on that coordinate.
  private func changesSign(_ corners: [[Double]], _ direction: Int) -> Bool {
    corners.contains { $0[direction] >= 0 } && corners.contains { $0[direction] <= 0 }
      && corners.contains { $0[direction] != 0 }
  }

  /// Finds a zero of the gradient by Newton's method, at most one cell away from the initial cell.
  private func newton(from middle: [Double], within size: [Double]) throws -> StationaryPoint? {
    var point = middle
    for _ in 0..<60 {
      let slope = try gradient(at: point)
      let hessian = try objective.hessian(at: point, on: .all)
      let determinant = hessian[0, 0] * hessian[1, 1] - hessian[0, 1] * hessian[1, 0]
      let step = [
        (hessian[1, 1] * slope[0] - hessian[0, 1] * slope[1]) / determinant,
        (hessian[0, 0] * slope[1] - hessian[1, 0] * slope[0]) / determinant,
      ]
      guard slope != [0, 0] else { break }
      guard step.allSatisfy(\.isFinite) else { return nil }
      point = [point[0] - step[0], point[1] - step[1]]
      guard (0..<2).allSatisfy({ (point[$0] - middle[$0]).magnitude < 1.6 * size[$0] }) else { return nil }
      if (0..<2).allSatisfy({ step[$0].magnitude <= 1e-14 * max(size[$0], point[$0].magnitude) }) { break }
    }
    let slope = try gradient(at: point)
    let hessian = try objective.hessian(at: point, on: .all)
    let bends = SymmetricEigenvalues(hessian).ascending
    let (least, most) = (bends[0], bends[1])
    let curvature = max(least.magnitude, most.magnitude)
    // Only a gradient that vanishes within a millionth of the cell, given the curvature, counts.
    guard euclideanNorm(slope) <= max(1e-6 * curvature * max(size[0], size[1]), 1e-12) else { return nil }
    // A curvature within rounding of the other one, or of those around it, counts as zero.
    let smallest = min(least.magnitude, most.magnitude)
    let isFlat = try smallest <= 1e-9 * curvature || smallest <= 1e-6 * curvatureAround(point, within: size)
    let kind: StationaryPoint.Kind =
      isFlat ? .flat : least > 0 ? .minimum : most < 0 ? .maximum : .saddle
    return StationaryPoint(
      // A coordinate within rounding of zero is written as zero.
      coordinates: (0..<2).map { point[$0].magnitude < 1e-9 * size[$0] ? 0 : point[$0] },
      value: try objective.value(at: point, on: .all), kind: kind)
  }

  /// Returns the largest second derivative a thousandth of a cell away.
  ///
  /// Newton's method ends near, not at, a degenerate point such as that of x⁴ + y⁴, where the second derivatives are
  /// tiny but grow quickly with distance.
  private func curvatureAround(_ point: [Double], within size: [Double]) throws -> Double {
    var largest = 0.0
    for (index, side) in [(0, -1e-3), (0, 1e-3), (1, -1e-3), (1, 1e-3)] {
      var moved = point
      moved[index] += side * size[index]
      let bends = SymmetricEigenvalues(try objective.hessian(at: moved, on: .all)).ascending
      largest = max(largest, maximumNorm(bends.filter(\.isFinite)))
    }
    return largest
  }
}

/// A point where a function has no slope.
package struct StationaryPoint: Sendable, Codable, Equatable {
  /// The shape of the function around the point.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// The function rises in every direction.
    case minimum
    /// The function falls in every direction.
    case maximum
    /// The function rises in some directions and falls in others.
    case saddle
    /// The second derivatives do not decide.
    case flat
  }

  /// The coordinates of the point, one per parameter.
  package var coordinates: [Double]
  /// The value at the point.
  package var value: Double
  /// The shape of the function around the point.
  package var kind: Kind
}
