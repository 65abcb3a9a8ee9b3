/// A source of random numbers that gives the same ones for the same seed, on every machine and for ever.
///
/// SplitMix64 (Steele, Lea and Flood 2014): a 64-bit counter with increment 0x9E3779B97F4A7C15, scrambled. Each purpose
/// draws from a stream of its own, so that shuffling more does not move the initial point.
public struct RandomSource: RandomNumberGenerator, Sendable {
  /// What random numbers are drawn for.
  public enum Purpose: UInt64, Sendable {
    /// Made-up data sets.
    case data = 1
    /// Which examples are held out for validation.
    case split = 2
    /// The initial point.
    case start = 3
    /// The order of examples.
    case batches = 4
    /// An optimizer that draws by itself.
    case optimizer = 5
    /// Points at which something is checked.
    case check = 6
    /// Noise added to gradients.
    case noise = 7
    /// Directions in parameter space.
    case directions = 8
  }

  private var state: UInt64
  private var spareNormal: Double?

  /// The generator with this state.
  public init(state: UInt64) { self.state = state }

  /// The stream for one purpose of the run with this seed.
  public init(seed: UInt64, for purpose: Purpose) {
    var seeder = RandomSource(state: seed)
    var purposeSeeder = RandomSource(state: seeder.next() ^ purpose.rawValue)
    self.init(state: purposeSeeder.next())
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to but without 1, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of the standard normal distribution, by Marsaglia's polar method.
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

  /// A whole number from 0 up to but without `bound`; every one equally likely (Lemire 2019).
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

  /// Puts `elements` in random order (Fisher and Yates).
  @_specialize(where Element == Int32)
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }
}
