extension [Double] {
  /// Σ aᵢ bᵢ, added up in order.
  func innerProduct(_ other: [Double]) -> Double {
    var sum = 0.0
    for index in indices { sum += self[index] * other[index] }
    return sum
  }

  /// a ← a + c b.
  mutating func add(_ factor: Double, times other: [Double]) {
    for index in indices { self[index] += factor * other[index] }
  }
}
