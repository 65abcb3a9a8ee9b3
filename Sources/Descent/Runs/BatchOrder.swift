import GradientKit

/// Which examples each step looks at: batch after batch through an order that is shuffled anew every epoch.
package struct BatchOrder {
  /// The steps an epoch has; the last one may have fewer examples.
  package let stepsPerEpoch: Int
  /// Whether every batch is the whole set.
  let isWhole: Bool

  private let exampleCount: Int
  private let batchSize: Int
  private let shuffles: Bool
  private var order: [Int32]
  private var random: RandomSource

  /// The order for so many examples; a batch size of `nil` means all of them.
  package init(exampleCount: Int, batchSize: Int?, shuffles: Bool, seed: UInt64) {
    self.exampleCount = exampleCount
    self.batchSize = min(batchSize ?? exampleCount, exampleCount)
    isWhole = self.batchSize == exampleCount
    stepsPerEpoch = (exampleCount + self.batchSize - 1) / self.batchSize
    self.shuffles = shuffles && !isWhole
    order = isWhole ? [] : Array(0..<Int32(exampleCount))
    random = RandomSource(seed: seed, for: .batches)
  }

  /// The batch of a step; steps must be asked for in their order.
  mutating func batch(at step: Int) -> Batch {
    // The whole set is taken in its own order, shuffled or not: the sum is the same and its rounding too.
    guard !isWhole else { return .all }
    let position = step % stepsPerEpoch
    if position == 0 && shuffles { random.shuffle(&order) }
    let first = position * batchSize
    return Batch(order, range: first..<min(first + batchSize, exampleCount))
  }
}
