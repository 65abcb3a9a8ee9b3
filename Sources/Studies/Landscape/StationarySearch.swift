import Descent
import GradientKit

/// Finds where an objective of one or two parameters has no slope, within a window that was sampled.
///
/// Along a line, where the slope changes its sign, by bisection; that finds kinks as well. In a plane, by Newton's method
/// from every cell of the grid whose corners have slopes of both signs in both directions.
struct StationarySearch {
  private let objective: any Objective
  private let workers: Workers

  /// A search on an objective.
  init(_ objective: any Objective, workers: Workers) {
    self.objective = objective
    self.workers = workers
  }

  /// The stationary points, in the order of the grid.
  func points(a: [Double], b: [Double]) throws -> [StationaryPoint] {
    let found = try objective.dimension == 1 ? points(on: a) : points(a, b)
    // A formula has slopes where it has no value: log x for x below zero.
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
        // At a pole the sign changes too, but the slope grows toward it.
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

  /// Whether slopes in a direction have both signs, or are zero at some corners; where they are zero at all of them, the
  /// function does not depend on that coordinate and has no points of its own.
  private func changesSign(_ corners: [[Double]], _ direction: Int) -> Bool {
    corners.contains { $0[direction] >= 0 } && corners.contains { $0[direction] <= 0 }
      && corners.contains { $0[direction] != 0 }
  }

  /// Newton's method for a zero of the gradient not more than a cell away from the cell that it begins in.
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
    // A slope that the cell's own curvature would change by a millionth of the cell is none.
    guard euclideanNorm(slope) <= max(1e-6 * curvature * max(size[0], size[1]), 1e-12) else { return nil }
    // A bend that is rounding beside the other one, or beside the bends around it, is none.
    let smallest = min(least.magnitude, most.magnitude)
    let isFlat = try smallest <= 1e-9 * curvature || smallest <= 1e-6 * curvatureAround(point, within: size)
    let kind: StationaryPoint.Kind =
      isFlat ? .flat : least > 0 ? .minimum : most < 0 ? .maximum : .saddle
    return StationaryPoint(
      // A coordinate that is zero but for rounding is written as zero.
      coordinates: (0..<2).map { point[$0].magnitude < 1e-9 * size[$0] ? 0 : point[$0] },
      value: try objective.value(at: point, on: .all), kind: kind)
  }

  /// The largest second derivative a thousandth of a cell away.
  ///
  /// Newton's method ends near, not at, a point without second derivatives, such as that of x⁴ + y⁴: they are tiny there,
  /// and many times as large a little farther off.
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

/// Where a function has no slope.
package struct StationaryPoint: Sendable, Codable, Equatable {
  /// What the function does around it.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Rises every way.
    case minimum
    /// Falls every way.
    case maximum
    /// Rises some ways and falls others.
    case saddle
    /// The second derivatives do not say.
    case flat
  }

  /// Where, a coordinate a parameter.
  package var coordinates: [Double]
  /// The function there.
  package var value: Double
  /// What it does around there.
  package var kind: Kind
}
