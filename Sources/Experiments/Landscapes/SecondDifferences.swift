/// How a sampled function bends: where three neighbouring samples do not lie on a straight line, and which way.
struct SecondDifferences {
  /// Positions of samples at which the function bends.
  let bends: [Int]
  /// The number of triples of finite samples.
  let count: Int
  /// Whether it bends upward wherever it does.
  let isConvex: Bool

  /// The bends of samples `y` at ascending `x`; differences within rounding of numbers of size `scale` are none.
  init(x: [Double], y: [Double], scale: Double) {
    var bends: [Int] = []
    var (count, isConvex) = (0, true)
    for index in x.indices.dropFirst().dropLast() {
      let (left, right) = (x[index] - x[index - 1], x[index + 1] - x[index])
      let bend = (y[index + 1] - y[index]) / right - (y[index] - y[index - 1]) / left
      guard bend.isFinite else { continue }
      count += 1
      guard bend.magnitude > 1024 * scale.ulp / min(left, right) else { continue }
      bends.append(index)
      if bend < 0 { isConvex = false }
    }
    (self.bends, self.count, self.isConvex) = (bends, count, isConvex)
  }
}
