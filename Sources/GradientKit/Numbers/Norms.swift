internal import Kernels

/// ‖v‖, scaled so that squares do not overflow; no number when an element is none.
public func euclideanNorm(_ vector: [Double]) -> Double { norms(of: vector).euclidean }

/// ‖v‖∞, the largest magnitude; no number when an element is none.
public func maximumNorm(_ vector: [Double]) -> Double { norms(of: vector).maximum }

/// Whether every element is a finite number.
package func isFinite(_ vector: [Double]) -> Bool { kernels_all_finite(vector, Int64(vector.count)) != 0 }

/// ‖v‖ and ‖v‖∞ in one pass.
func norms(of vector: [Double]) -> (euclidean: Double, maximum: Double) {
  var largest = 0.0
  let square = kernels_square_norm(vector, Int64(vector.count), &largest)
  if square.isFinite && square > 1e-280 { return (Double.sqrt(square), largest) }
  guard largest > 0, largest.isFinite else { return (largest, largest) }
  return (largest * Double.sqrt(vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }), largest)
}
