import GradientKit
import Testing

struct RandomSourceTests {
  // Vigna's splitmix64.c.
  @Test func `numbers are those of SplitMix64`() {
    let known: [UInt64: [UInt64]] = [
      0: [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F, 0xF88B_B8A8_724C_81EC],
      1_234_567: [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      ],
    ]
    for (state, expected) in known {
      var random = RandomSource(state: state)
      #expect((0..<4).map { _ in random.next() } == expected)
    }
  }

  @Test func `every purpose and every seed has a stream of its own`() {
    let purposes: [RandomSource.Purpose] = [.data, .split, .start, .batches, .optimizer, .check]
    var seen: Set<[UInt64]> = []
    for seed in 0..<50 as Range<UInt64> {
      for purpose in purposes {
        var random = RandomSource(seed: seed, for: purpose)
        seen.insert((0..<3).map { _ in random.next() })
      }
    }
    #expect(seen.count == 300)
    var (one, same) = (RandomSource(seed: 7, for: .batches), RandomSource(seed: 7, for: .batches))
    #expect((0..<10).allSatisfy { _ in one.next() == same.next() })
  }

  @Test func `streams of one seed do not overlap soon`() {
    // SplitMix64 streams are segments of one cycle; two of them must not be a few steps apart.
    var numbers: Set<UInt64> = []
    for purpose in [RandomSource.Purpose.data, .split, .start, .batches, .optimizer, .check] {
      var random = RandomSource(seed: 0, for: purpose)
      for _ in 0..<10_000 { numbers.insert(random.next()) }
    }
    #expect(numbers.count == 60_000)
  }

  @Test func `uniform numbers lie in 0 up to 1 with the right mean and variance`() {
    var random = RandomSource(seed: 1, for: .check)
    let numbers = (0..<100_000).map { _ in random.uniform() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    let mean = numbers.reduce(0, +) / 100_000
    #expect(abs(mean - 0.5) < 0.004)
    #expect(abs(numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000 - 1.0 / 12) < 0.002)
  }

  @Test func `normal numbers have the moments of the normal distribution`() {
    var random = RandomSource(seed: 2, for: .check)
    let count = 200_000.0
    let numbers = (0..<200_000).map { _ in random.normal() }
    func moment(_ power: Int) -> Double { numbers.reduce(0) { $0 + Double.pow($1, power) } / count }
    #expect(abs(moment(1)) < 0.01)
    #expect(abs(moment(2) - 1) < 0.015)
    #expect(abs(moment(3)) < 0.04)
    #expect(abs(moment(4) - 3) < 0.1)
    // Normal numbers come in pairs from one point; the two of a pair must be independent.
    let pairs = stride(from: 0, to: numbers.count, by: 2).reduce(0) { $0 + numbers[$1] * numbers[$1 + 1] }
    #expect(abs(pairs / (count / 2)) < 0.015)
  }

  @Test(arguments: [2, 3, 7, 10, 1000])
  func `indices below a bound are equally likely`(bound: Int) {
    var random = RandomSource(seed: 3, for: .check)
    var counts = [Int](repeating: 0, count: bound)
    let draws = 1000 * bound
    for _ in 0..<draws { counts[random.index(below: bound)] += 1 }
    // χ² has mean bound − 1 and variance 2 (bound − 1): five standard deviations.
    let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    let freedom = Double(bound - 1)
    #expect(abs(chiSquare - freedom) < 5 * Double.sqrt(2 * freedom) + 5)
  }

  @Test func `an index below one, zero or a huge bound can be drawn`() {
    var random = RandomSource(seed: 4, for: .check)
    #expect(random.index(below: 1) == 0)
    #expect(random.index(below: 0) == 0)
    #expect((0..<100).allSatisfy { _ in (0..<Int.max).contains(random.index(below: .max)) })
  }

  @Test(arguments: [0, 1, 2, 17, 1000])
  func `a shuffle is a permutation`(count: Int) {
    var random = RandomSource(seed: 5, for: .check)
    var order = Array(0..<count)
    random.shuffle(&order)
    #expect(order.sorted() == Array(0..<count))
    #expect(count < 17 || order != Array(0..<count))
  }

  @Test func `every order of four comes up about equally often`() {
    var random = RandomSource(seed: 6, for: .check)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var order = [0, 1, 2, 3]
      random.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 24)
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 160 })
  }
}
