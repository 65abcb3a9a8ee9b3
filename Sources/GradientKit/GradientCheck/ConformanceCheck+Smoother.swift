extension ConformanceCheck {
  /// Smooths short and longer curves; they must keep their length and must not become infinite.
  mutating func check(_ smoother: some Smoother) {
    var random = RandomSource(seed: 0, for: .check)
    for count in [1, 2, 3, 40] {
      let x = (0..<count).map(Double.init)
      let y = x.map { 1 / (1 + $0) + 0.1 * random.normal() }
      let smoothed = smoother.smoothed(x: x, y: y)
      if smoothed.count != count {
        problems.append("it makes \(smoothed.count) values of \(count)")
        return
      }
      // A value that is not a number says that there is none here, as before a window is full.
      if smoothed.contains(where: \.isInfinite) || smoothed.allSatisfy(\.isNaN) {
        problems.append("of \(count) finite values it makes \(smoothed)")
        return
      }
    }
  }
}
