/// Random numbers from a seed, the same on every run (Steele, Lea and Flood 2014, SplitMix64).
struct SeededSource: RandomNumberGenerator {
  private var state: UInt64

  /// Creates the source for a seed.
  init(_ seed: UInt32) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}
