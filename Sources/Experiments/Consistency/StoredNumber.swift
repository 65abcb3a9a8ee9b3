/// What numbers in a stored result may be.
enum StoredNumber {
  /// Counts of anything, of which several may be added, and which are told from their neighbours as doubles.
  static let counts = 0...1 << 53
}
