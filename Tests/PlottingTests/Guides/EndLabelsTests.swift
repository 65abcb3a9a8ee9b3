import Plotting
import Testing

struct EndLabelsTests {
  @Test(arguments: 0..<300)
  func `no two end labels overlap, and none leaves the panel`(seed: Int) {
    var random = RandomSource(seed: seed)
    let wanted = (0..<random.whole(1...12)).map { _ in
      (place: random.pick([0, 50, random.uniform(-20, 220)]), height: 14.4)
    }
    let middles = EndLabels.spread(wanted, top: 0, bottom: 200).sorted()
    for (a, b) in zip(middles, middles.dropFirst()) { #expect(b - a >= 14.4 - 1e-9) }
    for middle in middles { #expect(7.2 - 1e-9...192.8 + 1e-9 ~= middle) }
  }

  @Test func `labels keep the order of their lines`() {
    let middles = EndLabels.spread([(30, 10), (10, 10), (20, 10), (20, 10)], top: 0, bottom: 100)
    #expect(middles[1] < middles[2] && middles[2] < middles[3] && middles[3] < middles[0])
  }

  @Test func `labels with room stay where their lines end`() {
    #expect(EndLabels.spread([(20, 10), (50, 10), (31, 10)], top: 0, bottom: 100) == [20, 50, 31])
  }

  @Test func `labels of two lines that meet move apart by the same distance`() {
    #expect(EndLabels.spread([(50, 10), (50, 10)], top: 0, bottom: 100) == [45, 55])
  }
}
