import GradientKit

/// Rates with their running sums, of which a selection is kept when there are many.
package struct RateSums {
  /// The most rates of which all are kept.
  static let mostKept = 10_000

  /// The steps kept.
  package let steps: [Double]
  /// Their rates.
  package let rates: [Double]
  /// Σ η up to and with each.
  let sums: [Double]
  /// Σ η² up to and with each.
  package let squares: [Double]

  /// The sums of `count` rates.
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

  /// The positions kept: all, or a thousand equally spaced and a thousand equally spaced in logarithm, with both ends.
  package static func kept(of count: Int) -> [Int] {
    guard count > mostKept else { return Array(0..<max(0, count)) }
    let last = Double(count - 1)
    let even = (0...1000).map { Int((last * Double($0) / 1000).rounded()) }
    let logarithmic = (0...1000).map { Int(Double.pow(last + 1, Double($0) / 1000).rounded()) - 1 }
    return Set(even + logarithmic).sorted()
  }
}
