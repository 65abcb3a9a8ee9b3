import GradientKit

/// An exponentially weighted mean of the values on both sides: a value counts half as much one half-life away.
///
/// m(k) = Σⱼ 2^(−|xⱼ − xₖ|/h) yⱼ / Σⱼ 2^(−|xⱼ − xₖ|/h). Unlike one-sided means, it does not lag behind a decreasing
/// curve, and near the ends the weights of the existing values are normalized. A growing half-life is a tenth of the
/// distance from the start until it reaches h, so that the steep start of training keeps its shape: means with h, h/2,
/// h/4 and so on, down to half the spacing of the points, are interpolated along the logarithm of the half-life. A
/// value that is not finite is passed through and has no weight.
struct TwoSidedMean: Smoother {
  /// The name on the command line, `two-sided`.
  static let name = "two-sided"
  /// A short description for lists.
  static let summary = "two-sided exponential mean with a half-life in units of x"

  private var halfLife: Double?
  private var words: String
  private let isGrowing: Bool

  /// Reads `half-life`, h, and `growing`, whether the half-life starts small.
  init(_ settings: inout Settings) throws {
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
      "growing", default: true, "whether the half-life is at most a tenth of the distance from the start")
  }

  /// Whether smoothed values depend on later values; they do.
  var looksAhead: Bool { true }

  /// The caption names the half-life.
  var caption: String { "two-sided EW mean, half-life \(words)\(isGrowing ? "" : " from the start")" }

  /// Returns the smoother with this half-life if the settings give none; `words` name it in the caption.
  func completed(halfLife: Double, called words: String) -> Self {
    guard self.halfLife == nil, halfLife > 0, halfLife.isFinite else { return self }
    var completed = self
    (completed.halfLife, completed.words) = (halfLife, words)
    return completed
  }

  /// Returns the means.
  func smoothed(x: [Double], y: [Double]) -> [Double] {
    let halfLife = halfLife ?? ((x.last ?? 0) - (x.first ?? 0)) / 100
    guard halfLife > 0, x.count == y.count, var curve = Curve(x: x, y: y) else { return y }
    guard isGrowing else { return curve.means(halfLife: halfLife, count: y.count) }
    return curve.means(growingTo: halfLife)
  }

  /// A curve with space for the sums of weights and weighted values.
  private struct Curve {
    private let x: [Double]
    private let y: [Double]
    /// The offset that is subtracted from values, and the factor that the rest is multiplied by.
    ///
    /// The offset keeps the precision of a curve far from zero, the factor prevents overflow near the largest double.
    private let shift: Double
    private let scale: Double
    private var sums: [Double]
    private var weights: [Double]

    /// Creates the curve; `nil` if all values are equal or none is finite.
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

    /// Returns the means of the first `count` values with one half-life, by a forward and a backward recursion.
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
                  // The forward sums include the value itself.
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

    /// Returns the means with a half-life of a tenth of the distance from the start, up to `limit`.
    mutating func means(growingTo limit: Double) -> [Double] {
      let rungs = ladder(from: limit)
      var result = means(halfLife: limit, count: y.count)
      // From the largest half-life to the smallest; each is used where the desired half-life is next to it.
      for halfLife in rungs.dropFirst() {
        let above = halfLife * 2
        // Values more than 60 half-lives away would not change any digit.
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

    /// Returns the half-life and its halves, down to at least half the spacing of the points.
    private func ladder(from halfLife: Double) -> [Double] {
      let gaps = zip(x.dropFirst(), x).map { $0 - $1 }.filter { $0 > 0 }.sorted()
      guard !gaps.isEmpty else { return [halfLife] }
      let middle = gaps.count / 2
      let spacing = gaps.count % 2 == 1 ? gaps[middle] : gaps[middle - 1] / 2 + gaps[middle] / 2
      var rungs = [halfLife]
      while let last = rungs.last, last / 2 >= spacing / 2 { rungs.append(last / 2) }
      return rungs
    }

    /// Returns the first index at which the condition on x holds, by bisection; the count if it never does.
    private func firstIndex(where isFar: (Double) -> Bool) -> Int {
      var (low, high) = (0, x.count)
      while low < high {
        let middle = (low + high) / 2
        if isFar(x[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }

  /// The factor of a weight over a distance; most points are evenly spaced, so the last result is kept.
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
