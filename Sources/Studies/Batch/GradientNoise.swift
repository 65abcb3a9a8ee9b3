package import GradientKit

/// How far gradients of random batches lie from the gradient over all examples, at one point.
package struct GradientNoise: Sendable, Codable, Equatable {
  /// The number of examples N.
  package var exampleCount: Int
  /// ‖g‖² of the gradient g over all examples.
  package var squareNorm: Double
  /// σ², the mean over single examples of ‖gᵢ − g‖², over all of them.
  package var variance: Double
  /// Batch sizes B, ascending.
  package var batchSizes: [Int] = []
  /// The mean of ‖g_B − g‖² over random batches of each size.
  package var measured: [Double] = []

  /// E‖g_B − g‖² of a batch of `size` drawn without replacement: σ²/B · (N − B)/(N − 1).
  ///
  /// The variance of a mean of a sample from a finite population (Cochran 1977, "Sampling techniques", theorem 2.2).
  package func expected(size: Double) -> Double {
    guard exampleCount > 1 else { return 0 }
    return variance / size * (Double(exampleCount) - size) / Double(exampleCount - 1)
  }

  /// The noise of an objective's gradient at a point.
  ///
  /// Batches are drawn without replacement, shuffle after shuffle cut into as many as fit, until there are `sampleCount`
  /// of each size.
  /// - Parameters:
  ///   - objective: the mean over examples.
  ///   - point: where.
  ///   - sizes: the batch sizes, each from 1 to the number of examples.
  ///   - sampleCount: the least number of batches of each size.
  ///   - seed: the seed of the shuffles.
  ///   - shouldStop: asked before each size; what is measured until then is kept.
  /// - Throws: what the objective throws.
  package init(
    of objective: any Objective, at point: [Double], sizes: [Int], sampleCount: Int, seed: UInt64,
    shouldStop: () -> Bool
  ) throws {
    let count = objective.exampleCount
    exampleCount = count
    var full = [Double](repeating: 0, count: point.count)
    var gradient = full
    _ = try objective.value(at: point, on: .all, gradient: &full)
    squareNorm = full.reduce(0) { $0 + $1 * $1 }

    func distance(_ batch: Batch) throws -> Double {
      _ = try objective.value(at: point, on: batch, gradient: &gradient)
      return zip(gradient, full).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    var order = Array(0..<Int32(count))
    var sum = 0.0
    for index in 0..<count { sum += try distance(Batch(order, range: index..<index + 1)) }
    variance = sum / Double(count)

    var random = RandomSource(seed: seed, for: .check)
    for size in Set(sizes).sorted() where !shouldStop() {
      guard size < count else {
        batchSizes.append(size)
        measured.append(0)
        continue
      }
      var (sum, samples) = (0.0, 0)
      while samples < sampleCount {
        random.shuffle(&order)
        for first in stride(from: 0, through: count - size, by: size) {
          sum += try distance(Batch(order, range: first..<first + size))
          samples += 1
        }
      }
      batchSizes.append(size)
      measured.append(sum / Double(samples))
    }
  }
}
