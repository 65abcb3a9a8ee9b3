/// The state of L-BFGS: the last steps s and the changes y of the gradient along them.
struct CurvaturePairs: Sendable {
  private struct Pair {
    var step: [Double]
    var change: [Double]
    var product: Double
  }

  private let limit: Int
  private var pairs: [Pair] = []

  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { pairs.isEmpty }

  mutating func forget() { pairs = [] }

  /// Appends a pair, unless y·s ≤ 1e-10, which would make the direction no descent direction or extremely long.
  mutating func append(step: [Double], change: [Double]) {
    let product = change.innerProduct(step)
    guard product > 1e-10, product.isFinite else { return }
    if pairs.count == limit { pairs.removeFirst() }
    pairs.append(Pair(step: step, change: change, product: product))
  }

  /// Returns −H g by the two-loop recursion of Nocedal 1980, with H₀ = s·y / y·y of the newest pair.
  func direction(against gradient: [Double]) -> [Double] {
    var direction = gradient.map { -$0 }
    guard let newest = pairs.last else { return direction }
    var shares: [Double] = []
    for pair in pairs.reversed() {
      let share = pair.step.innerProduct(direction) / pair.product
      shares.append(share)
      direction.add(-share, times: pair.change)
    }
    let scale = newest.product / newest.change.innerProduct(newest.change)
    for index in direction.indices { direction[index] *= scale }
    for (pair, share) in zip(pairs, shares.reversed()) {
      direction.add(share - pair.change.innerProduct(direction) / pair.product, times: pair.step)
    }
    return direction
  }
}
