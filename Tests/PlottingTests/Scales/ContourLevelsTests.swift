import Plotting
import Testing

struct ContourLevelsTests {
  private let losses = (0...1000).map { 0.5 + Double($0 * $0) / 100 } + [.infinity, .nan]

  @Test(arguments: 1...20)
  func `there are exactly as many levels as asked for, inside the data`(count: Int) {
    for levels in [
      ContourLevels.linear(of: losses, count: count), ContourLevels.geometric(of: losses, count: count),
      ContourLevels.geometric(above: 0, of: losses, count: count),
    ] {
      #expect(levels.count == count)
      #expect(levels == levels.sorted() && levels.allSatisfy { $0 > 0.5 && $0 < 10_000.5 })
    }
  }

  @Test func `distances from the minimum are in equal ratios`() {
    let distances = ContourLevels.geometric(of: losses, count: 6).map { $0 - 0.5 }
    let ratios = zip(distances, distances.dropFirst()).map { $1 / $0 }
    #expect(ratios.allSatisfy { abs($0 - ratios[0]) < 1e-9 && $0 > 1 })
  }

  @Test func `values that are all equal, or none, have no levels`() {
    for values in [[], [1, 1, 1], [.nan, .infinity]] {
      #expect(ContourLevels.linear(of: values, count: 5).isEmpty)
      #expect(ContourLevels.geometric(of: values, count: 5).isEmpty)
    }
    #expect(ContourLevels.geometric(of: losses, count: 0).isEmpty)
  }
}
