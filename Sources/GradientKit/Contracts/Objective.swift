/// f(θ) → ℝ with a gradient: what an optimizer descends.
public protocol Objective: Sendable {
  /// The number of parameters.
  var dimension: Int { get }
  /// The number of examples the objective is a mean over; 1 when it is no mean.
  var exampleCount: Int { get }
  /// f at `point`, over the examples of `batch`.
  func value(at point: [Double], on batch: Batch) throws -> Double
  /// f at `point`, over the examples of `batch`; its gradient is written over `gradient`, which has ``dimension`` elements.
  func value(at point: [Double], on batch: Batch, gradient: inout [Double]) throws -> Double
}
