import Plotting
import Testing

struct AxisRangeTests {
  private func scale(
    _ series: [[Double]], _ axis: Axis = Axis(), padding: Double = 0.05, prefersZero: Bool = true
  ) -> any Scale {
    AxisRange(axis: axis, padding: padding, prefersZero: prefersZero).scale(for: series.map { DataExtent($0) })
  }

  @Test func `infinite values do not count`() {
    let scale = scale([[1, 2, .infinity, .nan, -.infinity, 3]])
    #expect(scale.lower < 1 && scale.lower >= 0 && scale.upper > 3 && scale.upper < 4)
  }

  @Test func `one exploding series does not flatten the others`() {
    let scale = scale([[0.1, 1, 2], [0.2, 1, 2.5], [1, 1e50, 1e300]])
    #expect(scale.upper < 10)
  }

  @Test(arguments: [ScaleKind.linear, .log10, .automatic])
  func `a line that hardly moves does not push another off the axis`(kind: ScaleKind) {
    let flat = [0.32, 0.36, 0.39, 0.41, 0.42]
    let falling = (0..<200).map { 0.3 * Decade.power(-Double($0) / 60) }
    let scale = scale([falling, flat], Axis(scale: kind))
    #expect(scale.lower <= (kind == .linear ? 0 : 0.0002) && scale.upper >= 0.42)
  }

  @Test func `single points do not push a curve off the axis`() {
    let scale = scale([[0], [6e-11], [0], (0..<100).map { Double($0) / 20 - 3 }])
    #expect(scale.lower <= -3 && scale.upper >= 1.9)
  }

  @Test func `half of the runs exploding does not flatten the other half`() {
    let good = (0..<100).map { Decade.power(-Double($0) / 20) }
    let bad = (0..<100).map { Decade.power(Double($0) * 3) }
    #expect(scale([good, good, bad, bad], Axis(scale: .log10)).upper < 10)
  }

  @Test func `one huge value does not flatten the others`() {
    let scale = scale([(0..<1000).map { Double($0 % 10) } + [1e200]])
    #expect(scale.upper < 20)
  }

  @Test func `a spike of ordinary size is shown whole`() {
    #expect(scale([(0..<1000).map { Double($0 % 10) } + [500]]).upper >= 500)
  }

  @Test(arguments: [(1000, 500, 1e6), (1000, 0, 1e4), (1000, 999, -1e5), (200, 100, 500)])
  func `an axis holds all values but the one that is far from all others`(count: Int, place: Int, spike: Double) {
    let decades = 6 / 2.302585
    var values = (0..<count).map { index -> Double in
      0.2 + 2.3 * Decade.power(-decades * Double(index) / Double(count))
    }
    values[place] = spike
    for kind in [ScaleKind.linear, .automatic] {
      let scale = scale([values], Axis(scale: kind))
      #expect(scale.upper >= 2.5 * 0.99 && scale.upper < 3 && scale.lower <= 0.21 && scale.lower > -1)
    }
  }

  @Test func `what grows step by step has no outlier`() {
    let flat = (0..<980).map { 1 + Double($0 % 7) / 7 }
    let growing = (0..<20).map { Decade.power(Double($0) / 8) }
    #expect(scale([flat + growing]).upper >= Decade.power(19.0 / 8))
  }

  @Test func `a loss that starts high is no outlier`() {
    let later = (0..<100).map { 0.3 + 0.05 / (1 + Double($0)) }
    #expect(scale([[9] + later], Axis(scale: .linear)).upper >= 9)
  }

  @Test func `a lonely exploding series is shown whole`() {
    #expect(scale([(0..<100).map { Decade.power($0) }], Axis(scale: .log10)).upper >= 1e99)
  }

  @Test func `losses start at zero when they come near it`() {
    #expect(scale([[0.1, 2.3]]).lower == 0)
    #expect(scale([[2.0, 2.3]]).lower > 1.9)
  }

  @Test func `positive data never gets a negative axis`() {
    #expect(scale([[0.6, 2.3]]).lower >= 0)
  }

  @Test func `given ends are kept`() {
    let scale = scale([[1, 2, 3]], Axis(lower: -7, upper: 11))
    #expect(scale.lower == -7 && scale.upper == 11)
  }

  @Test(arguments: [(5.0, nil), (nil, -5.0), (5.0, 5.0), (7.0, -7.0), (.nan, .infinity)] as [(Double?, Double?)])
  func `given ends beyond the data still make an axis`(lower: Double?, upper: Double?) {
    for kind in [ScaleKind.linear, .log10, .automatic] {
      let scale = scale([[1, 2, 3]], Axis(scale: kind, lower: lower, upper: upper))
      #expect(scale.lower < scale.upper)
    }
  }

  @Test func `three decades of positive values make an automatic axis logarithmic`() {
    #expect(scale([[1, 1e-3]], Axis(scale: .automatic)) is Log10Scale)
    #expect(scale([[1, 2e-3]], Axis(scale: .automatic)) is LinearScale)
    #expect(scale([[1, 1e-3, 0]], Axis(scale: .automatic)) is LinearScale)
  }

  @Test func `steps to 399 get an axis to 400`() {
    #expect(scale([(0..<400).map(Double.init)], padding: 0, prefersZero: false).upper == 400)
  }

  @Test func `no data at all still makes an axis`() {
    for kind in [ScaleKind.linear, .log10, .automatic] {
      for series in [[], [[]], [[Double.nan]], [[0, -1]]] as [[[Double]]] {
        let scale = scale(series, Axis(scale: kind))
        #expect(scale.lower < scale.upper && scale.lower.isFinite && scale.upper.isFinite)
      }
    }
  }
}
