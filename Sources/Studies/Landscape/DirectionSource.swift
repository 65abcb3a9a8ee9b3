import Descent
import GradientKit

/// Computes the directions of a landscape.
struct DirectionSource {
  private let problem: Problem
  private let point: [Double]
  private let seed: UInt64

  /// Creates a source of directions away from a point.
  init(_ problem: Problem, at point: [Double], seed: UInt64) {
    self.problem = problem
    self.point = point
    self.seed = seed
  }

  /// Returns one direction per requested kind.
  ///
  /// - Throws: ``StudyError/noDirection(reason:)``, and any error that the objective throws.
  func directions(_ kinds: [LandscapeDirection]) throws -> [[Double]] {
    var random = RandomSource(seed: seed, for: .directions)
    var directions: [[Double]] = []
    for kind in kinds {
      let direction =
        switch kind {
        case .random: try upright(point.map { _ in random.normal() }, to: directions, named: "a random direction")
        case .filter: try filtered(point.map { _ in random.normal() })
        case .gradient: try upright(try gradient(at: point), to: directions, named: "the gradient")
        case .curvature: try mostCurved(beside: directions, random: &random)
        case .parameter(let index): try unit(index)
        case .values(let values): try given(values)
        }
      directions.append(direction)
    }
    return directions
  }

  private func given(_ values: [Double]) throws -> [Double] {
    guard values.count == point.count else {
      throw StudyError.noDirection(
        reason: "the direction has \(values.count) number\(values.count == 1 ? "" : "s"), but there "
          + "\(point.count == 1 ? "is 1 parameter" : "are \(point.count) parameters")")
    }
    guard values.contains(where: { $0 != 0 }) else {
      throw StudyError.noDirection(reason: "the direction is zero everywhere, so it leads nowhere")
    }
    return values
  }

  private func unit(_ index: Int) throws -> [Double] {
    guard point.indices.contains(index) else {
      throw StudyError.noDirection(
        reason: "there is no parameter \(index); they are counted from 0 to \(point.count - 1)")
    }
    return point.indices.map { $0 == index ? 1 : 0 }
  }

  private func filtered(_ direction: [Double]) throws -> [Double] {
    guard let units = problem.training?.units else {
      throw StudyError.noDirection(
        reason: "filter-normalized directions belong to the weights of a model; a surface has none")
    }
    var filtered = [Double](repeating: 0, count: point.count)
    for unit in units {
      let (wanted, length) = (euclideanNorm(Array(point[unit])), euclideanNorm(Array(direction[unit])))
      guard length > 0 else { continue }
      for index in unit { filtered[index] = direction[index] * (wanted / length) }
    }
    guard filtered.contains(where: { $0 != 0 }) else {
      throw StudyError.noDirection(
        reason: "all weights are zero here, so filter-normalized directions have no length; "
          + "try --at trained, or --direction random")
    }
    return filtered
  }

  /// Returns the part of `direction` that is orthogonal to `others`, with length 1.
  private func upright(_ direction: [Double], to others: [[Double]], named name: String) throws -> [Double] {
    let length = euclideanNorm(direction)
    guard length > 0, length.isFinite else {
      throw StudyError.noDirection(
        reason: "\(name) \(length == 0 ? "is zero" : "is not finite") here; try --direction random")
    }
    var rest = direction.map { $0 / length }
    // A second pass removes the rounding error of the first.
    for _ in 0..<2 {
      for other in others { rest = removing(other, from: rest) }
    }
    let remaining = euclideanNorm(rest)
    guard remaining > 1e-9 else {
      throw StudyError.noDirection(
        reason: point.count == 1
          ? "there is 1 parameter, so there is no second direction; give one --direction"
          : "\(name) is the same as the direction before it; choose another")
    }
    return rest.map { $0 / remaining }
  }

  private func removing(_ other: [Double], from vector: [Double]) -> [Double] {
    let length = euclideanNorm(other)
    let share = zip(vector, other).reduce(0) { $0 + $1.0 * ($1.1 / length) }
    return zip(vector, other).map { $0 - share * ($1 / length) }
  }

  private func gradient(at point: [Double]) throws -> [Double] {
    var gradient = [Double](repeating: 0, count: point.count)
    _ = try problem.objective.value(at: point, on: .all, gradient: &gradient)
    return gradient
  }

  /// Returns the eigenvector of the Hessian with the eigenvalue of largest magnitude among those orthogonal to
  /// `others`, by power iteration on differences of gradients.
  private func mostCurved(beside others: [[Double]], random: inout RandomSource) throws -> [Double] {
    let name = "the direction of greatest curvature"
    var direction = try upright(point.map { _ in random.normal() }, to: others, named: name)
    // The step is large enough that rounding of single-precision products has no effect.
    let step = 1e-3 * max(1, euclideanNorm(point) / Double.sqrt(Double(point.count)))
    for _ in 0..<100 {
      let above = try gradient(at: zip(point, direction).map { $0 + step * $1 })
      let below = try gradient(at: zip(point, direction).map { $0 - step * $1 })
      let product = zip(above, below).map { ($0 - $1) / (2 * step) }
      let curvature = zip(product, direction).reduce(0) { $0 + $1.0 * $1.1 }
      guard euclideanNorm(product) > 0 else {
        throw StudyError.noDirection(
          reason: "the loss has no curvature here, as on flat pieces of svm; try --direction gradient random")
      }
      let next = try upright(product.map { curvature < 0 ? -$0 : $0 }, to: others, named: name)
      let change = euclideanNorm(zip(next, direction).map { $0 - $1 })
      direction = next
      if change < 1e-6 { break }
    }
    return direction
  }
}
