package import GradientKit

/// The distance between gradients of random batches and the gradient over all examples, at one point.
package struct GradientNoise: Sendable, Codable, Equatable {
  /// The number of examples N.
  package var exampleCount: Int
  /// ‖g‖² of the gradient g over all examples.
  package var squareNorm: Double
  /// σ², the mean of ‖gᵢ − g‖² over all single examples.
  package var variance: Double
  /// The batch sizes B, ascending.
  package var batchSizes: [Int] = []
  /// The mean of ‖g_B − g‖² over random batches of each size.
  package var measured: [Double] = []

  /// Returns E‖g_B − g‖² of a batch of `size` examples drawn without replacement: σ²/B · (N − B)/(N − 1).
  ///
  /// Source: the variance of the mean of a sample from a finite population (Cochran 1977, "Sampling techniques",
  /// theorem 2.2).
  package func expected(size: Double) -> Double {
    guard exampleCount > 1 else { return 0 }
    return variance / size * (Double(exampleCount) - size) / Double(exampleCount - 1)
  }

  /// Measures the noise of an objective's gradient at a point.
  ///
  /// Each shuffle of the examples is cut into as many batches as fit, until there are `sampleCount` batches of each
  /// size.
  /// - Parameters:
  ///   - objective: The objective, a mean over examples.
  ///   - point: The point at which gradients are computed.
  ///   - sizes: The batch sizes, each from 1 to the number of examples.
  ///   - sampleCount: The least number of batches of each size.
  ///   - seed: The seed of the shuffles.
  ///   - shouldStop: Called before each size; when it returns `true`, the sizes measured so far are kept.
  /// - Throws: Any error that the objective throws.
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
