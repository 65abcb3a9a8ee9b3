import Plotting
import Testing
import Wording

struct ContourLevelsTests {
  private let losses = (0...1000).map { 0.5 + Double($0 * $0) / 100 } + [.infinity, .nan]

  @Test(arguments: 1...20)
  func `there are about as many levels as asked for, inside the data`(count: Int) {
    for levels in [
      ContourLevels.linear(of: losses, count: count), ContourLevels.geometric(of: losses, count: count),
      ContourLevels.geometric(above: 0, of: losses, count: count),
    ] {
      #expect(levels.count >= count / 2 && levels.count <= 2 * count)
      #expect(levels == levels.sorted() && levels.allSatisfy { $0 > 0.5 && $0 < 10_000.5 })
    }
  }

  @Test func `distances from the minimum are in about equal ratios`() {
    let distances = ContourLevels.geometric(of: losses, count: 6).map { $0 - 0.5 }
    let ratios = zip(distances, distances.dropFirst()).map { $1 / $0 }
    #expect(ratios.allSatisfy { $0 > ratios[0] / 1.4 && $0 < ratios[0] * 1.4 && $0 > 1 })
  }

  @Test(arguments: [(0.8056, 6.7), (0, 1.9), (-1.7, 0.9), (1e-12, 3e-9), (-4e7, 2e8), (99.7, 101.2)])
  func `levels are round numbers`(low: Double, high: Double) {
    let values = (0...200).map { low + (high - low) * Double($0 * $0) / 40_000 }
    for levels in [
      ContourLevels.linear(of: values, count: 12), ContourLevels.geometric(of: values, count: 12),
      ContourLevels.signed(of: values, count: 12),
    ] {
      #expect(levels.count >= 6)
      for level in levels {
        let digits = NumberText(level, .digits(6)).plain.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        // Of values from 99.7 to 101.2 the first two digits are nearly the same.
        let most = high < 1.1 * low ? 6 : 5
        #expect(digits.reversed().drop { $0 == "0" }.count <= most, "\(level)")
      }
    }
  }

  @Test func `zero is a level of what has both signs`() {
    #expect(ContourLevels.signed(of: [-3.1, 0.4, 2.7], count: 8).contains(0))
  }

  @Test func `values that are all equal, or none, have no levels`() {
    for values in [[], [1, 1, 1], [.nan, .infinity]] {
      #expect(ContourLevels.linear(of: values, count: 5).isEmpty)
      #expect(ContourLevels.geometric(of: values, count: 5).isEmpty)
    }
    #expect(ContourLevels.geometric(of: losses, count: 0).isEmpty)
  }
}
