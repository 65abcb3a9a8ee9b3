import GradientKit

/// Rates and their running sums, thinned if there are many.
package struct RateSums {
  /// The largest number of rates that are all kept.
  static let mostKept = 10_000

  /// The steps kept.
  package let steps: [Double]
  /// The rates of those steps.
  package let rates: [Double]
  /// Σ η up to and including each step.
  let sums: [Double]
  /// Σ η² up to and including each step.
  package let squares: [Double]

  /// Creates the sums of `count` rates.
  package init(_ count: Int, rate: (Int) -> Double) {
    var steps: [Double] = []
    var rates: [Double] = []
    var sums: [Double] = []
    var squares: [Double] = []
    var (sum, square) = (0.0, 0.0)
    var kept = Self.kept(of: count)[...]
    for step in 0..<count {
      let rate = rate(step)
      sum += rate
      square += rate * rate
      guard step == kept.first else { continue }
      kept.removeFirst()
      steps.append(Double(step))
      rates.append(rate)
      sums.append(sum)
      squares.append(square)
    }
    (self.steps, self.rates, self.sums, self.squares) = (steps, rates, sums, squares)
  }

  /// Returns the indices to keep: all, or a thousand equally spaced and a thousand logarithmically spaced, including
  /// both ends.
  package static func kept(of count: Int) -> [Int] {
    guard count > mostKept else { return Array(0..<max(0, count)) }
    let last = Double(count - 1)
    let even = (0...1000).map { Int((last * Double($0) / 1000).rounded()) }
    let logarithmic = (0...1000).map { Int(Double.pow(last + 1, Double($0) / 1000).rounded()) - 1 }
    return Set(even + logarithmic).sorted()
  }
}
