import Descent
import GradientKit
import Studies
import Testing
import Wording

struct StartPointTests {
  private func point(_ start: StartPoint, dimension: Int = 3, seed: UInt64 = 0) throws -> [Double] {
    try start.point(dimension: dimension, seed: seed) { random in (0..<dimension).map { _ in random.uniform() } }
  }

  @Test func `a run begins where it is told`() throws {
    #expect(try point(.zeros) == [0, 0, 0])
    #expect(try point(.values([1, 2, 3])) == [1, 2, 3])
    #expect(try point(.model) == point(.model))
    #expect(try point(.model, seed: 1) != point(.model, seed: 2))
  }

  @Test func `random numbers have the standard deviation asked for`() throws {
    let numbers = try point(.normal(0.5), dimension: 20_000, seed: 3)
    #expect(abs(Double.sqrt(numbers.reduce(0) { $0 + $1 * $1 } / 20_000) - 0.5) < 0.01)
    #expect(try point(.normal(0)) == [0, 0, 0])
  }

  @Test func `too few or too many numbers are refused`() {
    for (values, count) in [([], "0 numbers"), ([1.0], "1 number"), ([1, 2, 3, 4], "4 numbers")] {
      #expect { try point(.values(values)) } throws: {
        "\($0)"
          == "the initial point has \(count), but 3 are needed, one a parameter; name all 3, or use zeros or normal:0.01"
      }
    }
  }
}
