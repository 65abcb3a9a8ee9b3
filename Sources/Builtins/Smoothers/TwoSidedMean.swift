package import GradientKit

/// An exponentially weighted mean of the values on both sides: a value counts half as much one half-life away.
///
/// m(k) = Σⱼ 2^(−|xⱼ − xₖ|/h) yⱼ / Σⱼ 2^(−|xⱼ − xₖ|/h). It does not lag behind a curve that falls, as one-sided means do,
/// and the sums of weights at both ends are those of the values that are there. A growing half-life is a tenth of the
/// distance from the beginning until it reaches h, so that the steep beginning of training keeps its shape: means with
/// h, h/2, h/4 and so on, down to half the spacing of the points, are interpolated along the logarithm of the half-life.
/// A value that is not finite is passed on and counts nowhere.
package struct TwoSidedMean: Smoother {
  /// `two-sided`.
  package static let name = "two-sided"
  /// What it is.
  package static let summary = "two-sided exponential mean with a half-life in units of x"

  private var halfLife: Double?
  private var words: String
  private let isGrowing: Bool

  /// Reads `half-life`, h, and `growing`, whether it begins small.
  package init(_ settings: inout Settings) throws {
    let text = settings.text(
      "half-life", default: "default",
      "the distance along x at which a value counts half; by default ¼ epoch, or 1 % of the range of logged x")
    halfLife = Double(text)
    guard text == "default" || halfLife.map({ $0 > 0 && $0.isFinite }) == true else {
      throw SettingError.badValue(
        component: Self.name, key: "half-life", value: text, expected: "a number above 0, or default")
    }
    words = halfLife?.shortText ?? "1 % of the range of x"
    isGrowing = try settings.flag(
      "growing", default: true, "whether the half-life is never more than a tenth of the way from the start")
  }

  /// Values on both sides count.
  package var looksAhead: Bool { true }

  /// The half-life.
  package var caption: String { "two-sided EW mean, half-life \(words)\(isGrowing ? "" : " from the start")" }

  /// Takes the half-life where the settings give none.
  package func completed(halfLife: Double, called words: String) -> Self {
    guard self.halfLife == nil, halfLife > 0, halfLife.isFinite else { return self }
    var completed = self
    (completed.halfLife, completed.words) = (halfLife, words)
    return completed
  }

  /// The means.
  package func smoothed(x: [Double], y: [Double]) -> [Double] {
    let halfLife = halfLife ?? ((x.last ?? 0) - (x.first ?? 0)) / 100
    guard halfLife > 0, x.count == y.count, var curve = Curve(x: x, y: y) else { return y }
    guard isGrowing else { return curve.means(halfLife: halfLife, count: y.count) }
    return curve.means(growingTo: halfLife)
  }

  /// A curve with room for the sums of weights and weighted values.
  private struct Curve {
    private let x: [Double]
    private let y: [Double]
    /// What is taken off values, and what the rest is multiplied by: a curve far from zero keeps its digits, and one near
    /// the largest double its sums.
    private let shift: Double
    private let scale: Double
    private var sums: [Double]
    private var weights: [Double]

    /// The curve; `nil` where all values are equal or none is finite.
    init?(x: [Double], y: [Double]) {
      guard let first = y.first(where: \.isFinite) else { return nil }
      var (low, high) = (first, first)
      for value in y where value.isFinite {
        if value < low { low = value }
        if value > high { high = value }
      }
      guard low < high else { return nil }
      (self.x, self.y) = (x, y)
      let isHuge = max(high, -low) > 1e280
      (shift, scale) = isHuge ? (0, 0x1p-200) : (first, 1)
      sums = [Double](repeating: 0, count: y.count)
      weights = sums
    }

    /// The means of the first `count` values with one half-life, by a recursion forward and one back.
    mutating func means(halfLife: Double, count: Int) -> [Double] {
      let (shift, scale) = (shift, scale)
      return x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          sums.withUnsafeMutableBufferPointer { sums in
            weights.withUnsafeMutableBufferPointer { weights in
              [Double](unsafeUninitializedCapacity: count) { means, filled in
                filled = count
                var decay = Decay(halfLife: halfLife)
                var (sum, weight) = (0.0, 0.0)
                for index in 0..<count {
                  let share = index > 0 ? decay.over(x[index] - x[index - 1]) : 1
                  let isKnown = y[index].isFinite
                  sum = sum * share + (isKnown ? (y[index] - shift) * scale : 0)
                  weight = weight * share + (isKnown ? 1 : 0)
                  (sums[index], weights[index]) = (sum, weight)
                }
                (sum, weight) = (0, 0)
                for index in stride(from: count - 1, through: 0, by: -1) {
                  // The value itself is in the sums from the left.
                  let mean = (sums[index] + sum) / (weights[index] + weight)
                  let isKnown = y[index].isFinite
                  means.initializeElement(at: index, to: isKnown ? shift + mean / scale : y[index])
                  guard index > 0 else { break }
                  let share = decay.over(x[index] - x[index - 1])
                  sum = (sum + (isKnown ? (y[index] - shift) * scale : 0)) * share
                  weight = (weight + (isKnown ? 1 : 0)) * share
                }
              }
            }
          }
        }
      }
    }

    /// The means with a half-life of a tenth of the distance from the beginning, up to `limit`.
    mutating func means(growingTo limit: Double) -> [Double] {
      let rungs = ladder(from: limit)
      var result = means(halfLife: limit, count: y.count)
      // From the largest half-life to the smallest; each counts where the half-life wanted lies beside it.
      for halfLife in rungs.dropFirst() {
        let above = halfLife * 2
        // Values 60 half-lives farther on would not change a digit.
        let reach = firstIndex { $0 > x[0] + 10 * above + 60 * halfLife }
        let finer = means(halfLife: halfLife, count: reach)
        for index in 0..<min(reach, firstIndex { $0 >= x[0] + 10 * above }) where y[index].isFinite {
          let wanted = 0.1 * (x[index] - x[0])
          if wanted > halfLife {
            let share = Double.log(wanted / halfLife) / Double.log(2)
            result[index] = finer[index] + share * (result[index] - finer[index])
          } else {
            result[index] = finer[index]
          }
        }
      }
      return result
    }

    /// The half-life and its halves, down to the last that is not below half the spacing of the points.
    private func ladder(from halfLife: Double) -> [Double] {
      let gaps = zip(x.dropFirst(), x).map { $0 - $1 }.filter { $0 > 0 }.sorted()
      guard !gaps.isEmpty else { return [halfLife] }
      let middle = gaps.count / 2
      let spacing = gaps.count % 2 == 1 ? gaps[middle] : gaps[middle - 1] / 2 + gaps[middle] / 2
      var rungs = [halfLife]
      while let last = rungs.last, last / 2 >= spacing / 2 { rungs.append(last / 2) }
      return rungs
    }

    /// The first index from which on x is so, by bisection; the count where it nowhere is.
    private func firstIndex(where isFar: (Double) -> Bool) -> Int {
      var (low, high) = (0, x.count)
      while low < high {
        let middle = (low + high) / 2
        if isFar(x[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }

  /// What is left of a weight after a distance; points are evenly spaced as a rule, so the last answer is kept.
  private struct Decay {
    let halfLife: Double
    private var gap = 0.0
    private var share = 1.0

    init(halfLife: Double) { self.halfLife = halfLife }

    mutating func over(_ distance: Double) -> Double {
      if distance != gap { (gap, share) = (distance, Double.exp2(-max(0, distance) / halfLife)) }
      return share
    }
  }
}
