import Descent
import GradientKit
import Studies
import Testing
import Wording

struct SeedBandTests {
  @Test func `a band is the mean and one standard deviation of the sample`() {
    let band = SeedBand([
      Curve(x: [0, 1], y: [1, 10]), Curve(x: [0, 1], y: [2, 10]), Curve(x: [0, 4], y: [6, 10]),
    ])
    #expect(band.x == [0, 2] && band.mean == [3, 10])
    // Deviations −2, −1 and 3: √(14 / 2).
    #expect(abs(band.low[0] - (3 - Double.sqrt(7))) < 1e-15 && abs(band.high[0] - (3 + Double.sqrt(7))) < 1e-15)
    #expect(band.low[1] == 10 && band.high[1] == 10)
  }

  @Test func `a band goes as far as all curves do`() {
    let band = SeedBand([Curve(x: [0, 1, 2], y: [1, 2, 3]), Curve(x: [0, 1], y: [1, 2])])
    #expect(band.x == [0, 1])
  }

  @Test func `one curve has no width, and none has no band`() {
    let one = SeedBand([Curve(x: [0, 1], y: [1, 2])])
    #expect(one.low == one.mean && one.high == one.mean && one.mean == [1, 2])
    #expect(SeedBand([]).x.isEmpty)
  }
}
