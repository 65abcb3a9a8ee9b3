/// A random number generator with the same output for the same seed on every machine.
///
/// Uses SplitMix64 (Steele, Lea and Flood 2014): a scrambled 64-bit counter with increment 0x9E3779B97F4A7C15. Each
/// purpose has its own stream, so that more shuffles do not change the initial point.
public struct RandomSource: RandomNumberGenerator, Sendable {
  /// The purpose of random numbers.
  public enum Purpose: UInt64, Sendable {
    /// Generated data sets.
    case data = 1
    /// The choice of examples held out for validation.
    case split = 2
    /// The initial point.
    case start = 3
    /// The order of examples.
    case batches = 4
    /// An optimizer's own draws.
    case optimizer = 5
    /// Points for checks.
    case check = 6
    /// Noise added to gradients.
    case noise = 7
    /// Directions in parameter space.
    case directions = 8
  }

  private var state: UInt64
  private var spareNormal: Double?

  /// Creates a generator from its state.
  public init(state: UInt64) { self.state = state }

  /// Creates the stream for one purpose of the run with a seed.
  public init(seed: UInt64, for purpose: Purpose) {
    var seeder = RandomSource(state: seed)
    var purposeSeeder = RandomSource(state: seeder.next() ^ purpose.rawValue)
    self.init(state: purposeSeeder.next())
  }

  /// Returns the next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Returns a number from 0 up to but not including 1, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a standard normal number, by Marsaglia's polar method.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      let factor = Double.sqrt(-2 * Double.log(square) / square)
      spareNormal = v * factor
      return u * factor
    }
  }

  /// Returns a uniformly distributed integer from 0 up to but not including `bound` (Lemire 2019).
  public mutating func index(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Shuffles `elements` (Fisher and Yates).
  @_specialize(where Element == Int32)
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }
}
