extension [Double] {
  /// Returns Σ aᵢ bᵢ, summed in order.
  func innerProduct(_ other: [Double]) -> Double {
    var sum = 0.0
    for index in indices { sum += self[index] * other[index] }
    return sum
  }

  /// Adds c b to the array, with the factor c and the other array b.
  mutating func add(_ factor: Double, times other: [Double]) {
    for index in indices { self[index] += factor * other[index] }
  }
}
