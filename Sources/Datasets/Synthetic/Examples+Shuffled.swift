import GradientKit

extension Examples {
  /// Returns the same examples, with double-precision features and labels, in random order.
  func shuffled(_ random: inout RandomSource) -> Examples {
    guard case .doubles(let values) = features.storage, case .labels(let labels, let classes) = targets else {
      return self
    }
    var order = Array(0..<count)
    random.shuffle(&order)
    let width = features.width
    return Examples(
      features: FeatureTable(doubles: order.flatMap { values[$0 * width..<($0 + 1) * width] }, width: width),
      targets: .labels(order.map { labels[$0] }, classes: classes))
  }
}
