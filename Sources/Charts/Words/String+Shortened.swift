extension String {
  /// The words with their middle left out where they are longer than `limit`; what tells runs apart is at both ends.
  func shortened(to limit: Int) -> String {
    guard count > limit else { return self }
    return "\(prefix((limit - 1) / 2))…\(suffix(limit / 2))"
  }
}
