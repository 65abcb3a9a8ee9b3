import GradientKit
import Testing

/// Compares smoothers with direct evaluations of their formulas.
struct SmootherFormulaTests {
  private func smoothed(_ spec: String, x: [Double]? = nil, _ y: [Double]) throws -> [Double] {
    try BuiltinCatalog.smoother(spec).smoothed(x: x ?? y.indices.map { Double($0) }, y: y)
  }

  private func noise(_ count: Int, seed: UInt64 = 0) -> [Double] {
    var random = RandomSource(seed: seed, for: .check)
    return (0..<count).map { _ in random.normal() }
  }

  private func expectClose(
    _ a: [Double], _ b: [Double], within tolerance: Double = 1e-12, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(a.count == b.count, sourceLocation: sourceLocation)
    for (index, (a, b)) in zip(a, b).enumerated() {
      #expect(
        a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance, "at \(index)", sourceLocation: sourceLocation)
    }
  }

  @Test func `an exponential mean may start at the first value`() throws {
    // v = 0.9 v + 0.1 y.
    expectClose(try smoothed("ema:start=first", [1, 2, 0.5, 4]), [1, 1.1, 1.04, 1.336])
    expectClose(try smoothed("ema:start=first", [.nan, 2, .infinity, 1]), [.nan, 2, .infinity, 1.9])
    // Debiased: the course notes' curve.
    expectClose(
      try smoothed("ema", [1, 2, 0.5, 4, 3, 0, 1.5, 2.5]).map { ($0 * 1e4).rounded() / 1e4 },
      [1, 1.5263, 1.1476, 1.9770, 2.2268, 1.7516, 1.7035, 1.8432], within: 1e-4)
    #expect(
      try BuiltinCatalog.smoother("ema:start=first").caption == "EMA 0.9 from the first value, half-life 6.6 points")
  }

  @Test func `an exponential mean may keep the bias of its start at zero, as textbooks draw it`() throws {
    expectClose(try smoothed("ema:start=zero", [1, 2, 0.5, 4]), [0.1, 0.29, 0.311, 0.6799])
    expectClose(try smoothed("ema:weight=0.5,start=zero", [2, 2, 2]), [1, 1.5, 1.75])
    #expect(try BuiltinCatalog.smoother("ema:start=zero").caption == "EMA 0.9 from zero, half-life 6.6 points")
  }

  @Test(
    arguments: [
      (
        "two-sided:half-life=2,growing=false", [0, 1, 2, 3, 4, 5, 6, 7], [4, 2, 1, 0.5, 0.7, 0.4, 0.45, 0.3],
        [
          2.0055663803669646, 1.6363396698120805, 1.2932804549641748, 1.0409656027294796, 0.8863612357170084,
          0.7566575142110302, 0.674244116542994, 0.615783549120981,
        ]
      ),
      (
        "two-sided:half-life=2", [0, 1, 2, 3, 4, 5, 6, 7], [4, 2, 1, 0.5, 0.7, 0.4, 0.45, 0.3],
        [
          3.4302265964751655, 2.080693909020817, 1.1710979228486649, 0.6901176470588235, 0.6428235294117647,
          0.464807121661721, 0.4478029562666219, 0.37855104107156157,
        ]
      ),
      (
        // A value that is not finite is passed through and has no weight.
        "two-sided:half-life=2,growing=false", [0, 1, 2, 3, 4, 5, 6, 7], [4, 2, .nan, 0.5, 0.7, 0.4, 0.45, 0.3],
        [
          2.1917254799793096, 1.7809080947725462, .nan, 1.048870997705052, 0.8716842322403983, 0.7342584568965026,
          0.6514291634595989, 0.5933234219012498,
        ]
      ),
      (
        "two-sided:half-life=2,growing=false", [0, 1, 2, 5, 6, 8, 9, 14], [4, 2, 1, 0.5, 0.7, 0.4, 0.45, 0.3],
        [
          2.3394663723667883, 1.9484563576992386, 1.5990047888517587, 0.9003663384644689, 0.7984271540138548,
          0.6193555263721985, 0.577266335532996, 0.3911195696757118,
        ]
      ),
    ] as [(String, [Double], [Double], [Double])])
  func `the two-sided mean is its weighted sum`(spec: String, x: [Double], y: [Double], expected: [Double]) throws {
    expectClose(try smoothed(spec, x: x, y), expected)
  }

  @Test func `a growing half-life is a tenth of the way, between the halves of its limit`() throws {
    let x = (0..<400).map { 3 * Double($0) + ($0 % 7 == 3 ? 0.5 : 0) }
    let y = zip(x, noise(400)).map { 1 / (1 + $0 / 50) + 0.1 * $1 }
    func mean(_ index: Int, _ halfLife: Double) -> Double {
      let weights = x.map { Double.exp2(-abs($0 - x[index]) / halfLife) }
      return zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    }
    // Half of the spacing, 3, is 1.5, so the half-lives end at 64/32.
    let rungs = (0...5).map { 64 / Double.exp2(Double($0)) }
    let expected = x.indices.map { index -> Double in
      let wanted = min(64, max(2, 0.1 * x[index]))
      let below = rungs.last { $0 >= wanted } ?? 64
      let share = Double.log2(below / wanted)
      return (1 - share) * mean(index, below) + (share == 0 ? 0 : share * mean(index, below / 2))
    }
    expectClose(try smoothed("two-sided:half-life=64", x: x, y), expected)
  }

  @Test func `a two-sided mean without a half-life takes that of the command, and the caption says so`() throws {
    let y = noise(300)
    let x = y.indices.map { Double($0) }
    let open = try BuiltinCatalog.smoother("two-sided")
    #expect(open.caption == "two-sided EW mean, half-life 1 % of the range of x")
    expectClose(open.smoothed(x: x, y: y), try smoothed("two-sided:half-life=2.99", y))
    let completed = open.completed(halfLife: 12.5, called: "¼ epoch")
    #expect(completed.caption == "two-sided EW mean, half-life ¼ epoch")
    expectClose(completed.smoothed(x: x, y: y), try smoothed("two-sided:half-life=12.5", y))
    let given = try BuiltinCatalog.smoother("two-sided:half-life=7,growing=false")
    #expect(given.completed(halfLife: 12.5, called: "¼ epoch").caption == given.caption)
    #expect(given.caption == "two-sided EW mean, half-life 7 from the start")
    for wrong in ["0", "-1", "nan", "inf", "¼"] {
      #expect(throws: SettingError.self) { try BuiltinCatalog.smoother("two-sided:half-life=\(wrong)") }
    }
  }

  @Test func `a two-sided mean keeps the digits of values far from zero and near the largest`() throws {
    let noise = noise(100)
    for (shift, factor) in [(1e9, 1.0), (0, 1e307)] {
      let calm = try smoothed("two-sided:half-life=5", noise)
      let moved = try smoothed("two-sided:half-life=5", noise.map { shift + factor * $0 })
      expectClose(moved.map { ($0 - shift) / factor }, calm, within: 1e-6)
    }
  }

  /// Test vectors of Weights & Biases' formula with the viewport scale 1000.
  @Test(
    arguments: [
      (0.9, [0, 1, 2, 3], [4, 2, 1, 0.5], [4.0, 2.000000047291, 1.000000023646, 0.500000011823]),
      (
        0.99, [0, 10, 11, 12, 100], [1, 2, 3, 4, 5],
        [1.0, 1.623050604278, 2.168086814612, 2.70648437439, 4.909967928622]
      ),
      (
        0.999, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0, 2, 4, 1, 3, 0, 2, 4, 1, 3, 0],
        [
          0, 1.049983329168, 2.133177970134, 1.806062048045, 2.094848095949, 1.652963476909, 1.718573784842,
          2.112890487659, 1.934397350793, 2.094848095949, 1.79596845753,
        ]
      ),
    ] as [(Double, [Double], [Double], [Double])])
  func `the time-weighted mean is that of Weights & Biases`(
    weight: Double, x: [Double], y: [Double], expected: [Double]
  ) throws {
    expectClose(try smoothed("twema:weight=\(weight)", x: x, y), expected)
  }

  @Test func `a time-weighted mean of points at one place is their plain mean`() throws {
    expectClose(try smoothed("twema", x: [3, 3, 3], [1, 2, 6]), [1, 1.5, 3])
  }

  @Test func `a value counts half one half-life later`() throws {
    // (½ · 0 + 1 · 3) / 1.5, then (½ · 3 + 6) / 1.75.
    expectClose(try smoothed("ema-x:half-life=4", x: [0, 4, 8], [0, 3, 6]), [0, 2, (1.5 + 6) / 1.75])
    expectClose(
      try smoothed("ema-x:half-life=4", x: [0, 2, 4], [0, .nan, 3]), [0, .nan, 2])
  }

  @Test func `a half-life along x hardly depends on how densely a curve was logged`() throws {
    let x = (0...1000).map { Double($0) }
    let y = zip(x, noise(x.count)).map { Double.sin($0 / 80) + 0.3 * $1 }
    let sparse = Array(stride(from: 0, through: 1000, by: 5))
    func difference(_ spec: String) throws -> Double {
      let dense = try smoothed(spec, x: x, y)
      let thin = try smoothed(spec, x: sparse.map { x[$0] }, sparse.map { y[$0] })
      let squares = zip(sparse, thin).dropFirst(40).map { (dense[$0] - $1) * (dense[$0] - $1) }
      return Double.sqrt(squares.reduce(0, +) / Double(squares.count))
    }
    #expect(try difference("ema-x:half-life=50") < 0.08)
    #expect(try difference("ema:weight=0.98") > 0.4)
    #expect(try difference("gaussian:sigma=20") < 0.1)
  }

  @Test(arguments: ["gaussian:sigma=3", "gaussian:sigma=0.4", "gaussian:sigma=1000"], [true, false])
  func `the Gaussian mean is the weighted mean it says`(spec: String, isEven: Bool) throws {
    let sigma = try #require(Double(spec.split(separator: "=")[1]))
    var y = noise(80)
    y[7] = .nan
    y[70] = .infinity
    let x = (0..<80).map { isEven ? 0.5 * Double($0) : 0.5 * Double($0) + 0.2 * Double.sin(Double($0)) }
    let expected = y.indices.map { i in
      guard y[i].isFinite else { return y[i] }
      var (sum, total) = (0.0, 0.0)
      for j in y.indices where y[j].isFinite && abs(x[j] - x[i]) <= 4 * sigma {
        let weight = Double.exp(-(x[j] - x[i]) * (x[j] - x[i]) / (2 * sigma * sigma))
        sum += weight * y[j]
        total += weight
      }
      return sum / total
    }
    expectClose(try smoothed(spec, x: x, y), expected)
  }

  @Test(arguments: [1, 3, 11, 79, 81, 1001])
  func `centred windows are the mean and the median of what is in them`(points: Int) throws {
    var y = noise(80)
    y[0] = .nan
    y[30] = .infinity
    y[31] = -.infinity
    func windows(_ make: ([Double]) -> Double) -> [Double] {
      y.indices.map { i in
        let window = y[max(0, i - points / 2)...min(79, i + points / 2)].filter(\.isFinite)
        return y[i].isFinite ? make(window) : y[i]
      }
    }
    expectClose(try smoothed("boxcar:points=\(points)", y), windows { $0.reduce(0, +) / Double($0.count) })
    expectClose(
      try smoothed("median:points=\(points)", y),
      windows {
        let sorted = $0.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
      })
  }

  @Test func `a huge value leaves nothing behind once the window has passed it`() throws {
    var y = [Double](repeating: 1e-3, count: 200)
    y[50] = 1e30
    for spec in ["boxcar:points=11", "median:points=11", "gaussian:sigma=2"] {
      expectClose(Array(try smoothed(spec, y).suffix(100)), Array(y.suffix(100)), within: 1e-17)
    }
    // The value has no effect even inside the window of a median.
    expectClose(try smoothed("median:points=11", y), [Double](repeating: 1e-3, count: 200), within: 1e-17)
  }

  @Test func `long curves are smoothed with wide windows`() throws {
    let y = noise(100_000)
    for spec in ["boxcar:points=101", "median:points=101", "gaussian:sigma=12"] {
      let result = try smoothed(spec, y)
      #expect(result.count == y.count && result.allSatisfy { abs($0) < 1 })
    }
  }

  @Test(arguments: [
    ("ema-x", false, "EMA over x, half-life 10"), ("ema-x:half-life=2.5", false, "EMA over x, half-life 2.5"),
    ("gaussian", true, "Gaussian σ 5 (looks ahead)"), ("boxcar", true, "mean of 11 points (looks ahead)"),
    ("median:points=5", true, "median of 5 points (looks ahead)"), ("boxcar:points=1", false, "not smoothed"),
    ("twema", true, "TWEMA 0.9, viewport scale 1000 (looks ahead for the range of x)"),
  ])
  func `captions say what was done and whether it looks ahead`(spec: String, ahead: Bool, caption: String) throws {
    let smoother = try BuiltinCatalog.smoother(spec)
    #expect(smoother.looksAhead == ahead && smoother.caption == caption)
  }

  @Test(arguments: BuiltinCatalog.names(of: .smoother))
  func `constants, single points and no points stay as they are`(name: String) throws {
    for value in [3, 0, 0.1, -1e-300, 1e300] {
      expectClose(
        try smoothed(name, [Double](repeating: value, count: 40)), [Double](repeating: value, count: 40),
        within: 1e-15 * abs(value))
    }
    #expect(try smoothed(name, [7]) == [7])
    #expect(try smoothed(name, []).isEmpty)
    #expect(try smoothed(name, [.nan, .nan]).allSatisfy(\.isNaN))
  }

  @Test(arguments: [
    ("boxcar:points=4", "odd"), ("median:points=0", "1 or more"), ("gaussian:sigma=0", "above 0"),
    ("ema-x:half-life=0", "above 0"), ("ema:start=one", "one of"), ("twema:weight=2", "from 0 to 1"),
  ])
  func `a setting that makes no sense is refused in words`(spec: String, words: String) {
    #expect {
      _ = try BuiltinCatalog.smoother(spec)
    } throws: {
      "\($0)".contains(words)
    }
  }
}
