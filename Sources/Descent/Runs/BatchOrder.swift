import GradientKit

/// The batches of an epoch, in an order of examples that is shuffled anew every epoch.
package struct BatchOrder {
  /// The number of steps per epoch; the last one may have fewer examples.
  package let stepsPerEpoch: Int
  /// Whether every batch contains all examples.
  let isWhole: Bool

  private let exampleCount: Int
  private let batchSize: Int
  private let shuffles: Bool
  private var order: [Int32]
  private var random: RandomSource

  /// Creates the order of a number of examples; a batch size of `nil` means all of them.
  package init(exampleCount: Int, batchSize: Int?, shuffles: Bool, seed: UInt64) {
    self.exampleCount = exampleCount
    self.batchSize = min(batchSize ?? exampleCount, exampleCount)
    isWhole = self.batchSize == exampleCount
    stepsPerEpoch = (exampleCount + self.batchSize - 1) / self.batchSize
    self.shuffles = shuffles && !isWhole
    order = isWhole ? [] : Array(0..<Int32(exampleCount))
    random = RandomSource(seed: seed, for: .batches)
  }

  /// Returns the batch of a step; steps must be requested in order.
  mutating func batch(at step: Int) -> Batch {
    // A full batch keeps the stored order, shuffled or not, so that its sum has the same rounding.
    guard !isWhole else { return .all }
    let position = step % stepsPerEpoch
    if position == 0 && shuffles { random.shuffle(&order) }
    let first = position * batchSize
    return Batch(order, range: first..<min(first + batchSize, exampleCount))
  }
}
