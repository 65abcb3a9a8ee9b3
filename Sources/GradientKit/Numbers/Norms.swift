/// ‖v‖, scaled so that squares do not overflow; no number when an element is none.
public func euclideanNorm(_ vector: [Double]) -> Double {
  var square = 0.0
  for element in vector { square += element * element }
  if square.isFinite && square > 1e-280 { return Double.sqrt(square) }
  let largest = maximumNorm(vector)
  guard largest > 0, largest.isFinite else { return largest }
  return largest * Double.sqrt(vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) })
}

/// ‖v‖∞, the largest magnitude; no number when an element is none.
public func maximumNorm(_ vector: [Double]) -> Double {
  vector.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1.magnitude) }
}
