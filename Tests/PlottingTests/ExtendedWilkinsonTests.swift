import Testing

@testable import Plotting

struct ExtendedWilkinsonTests {
  @Test func `a unit range gets quarters`() {
    #expect(ExtendedWilkinson(count: 5).labeling(from: 0, to: 1)?.ticks == [0, 0.25, 0.5, 0.75, 1])
  }
}
