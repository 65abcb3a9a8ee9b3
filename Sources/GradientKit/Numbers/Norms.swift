internal import Kernels

/// Returns ‖v‖, scaled so that squares do not overflow; NaN if an element is NaN.
public func euclideanNorm(_ vector: [Double]) -> Double { norms(of: vector).euclidean }

/// Returns ‖v‖∞, the largest magnitude; NaN if an element is NaN.
public func maximumNorm(_ vector: [Double]) -> Double { norms(of: vector).maximum }

/// Returns whether every element is finite.
package func isFinite(_ vector: [Double]) -> Bool { kernels_all_finite(vector, Int64(vector.count)) != 0 }

/// Returns ‖v‖ and ‖v‖∞ in one pass.
func norms(of vector: [Double]) -> (euclidean: Double, maximum: Double) {
  var largest = 0.0
  let square = kernels_square_norm(vector, Int64(vector.count), &largest)
  if square.isFinite && square > 1e-280 { return (Double.sqrt(square), largest) }
  guard largest > 0, largest.isFinite else { return (largest, largest) }
  return (largest * Double.sqrt(vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }), largest)
}
