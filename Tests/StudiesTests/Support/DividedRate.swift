import GradientKit

/// A rate divided by 1, 2, 3, … in turn, from the second step on: η₀ / t!.
///
/// The credited notebook's `n_k = n_k / (1 + t * d)` computes this with d = 1, because each division applies to the
/// previous rate.
struct DividedRate: Schedule {
  static let name = "test-divided"
  static let summary = "the rate over t!"
  init(_ settings: inout Settings) throws {}
  func rate(at moment: Moment) -> Double { (0..<moment.step).reduce(moment.baseRate) { $0 / Double($1 + 1) } }
}
