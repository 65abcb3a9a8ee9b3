/// A function f(θ) → ℝ with a gradient, which an optimizer minimizes.
public protocol Objective: Sendable {
  /// The number of parameters.
  var dimension: Int { get }
  /// The matrices and vectors of the parameters; by default one vector.
  var layout: Layout { get }
  /// The number of examples in the mean; 1 if the objective is not a mean.
  var exampleCount: Int { get }
  /// Returns f at `point`, over the examples of `batch`.
  func value(at point: [Double], on batch: Batch) throws -> Double
  /// Returns f at `point`, over the examples of `batch`; overwrites `gradient`, which has ``dimension`` elements.
  func value(at point: [Double], on batch: Batch, gradient: inout [Double]) throws -> Double
  /// Returns the Hessian at `point`, over the examples of `batch`.
  func hessian(at point: [Double], on batch: Batch) throws -> Matrix
  /// The same objective in double precision throughout, as differences need it; by default itself.
  var precise: any Objective { get }
  /// Returns f with one coordinate of `point` moved, for each of `moves`; by default one evaluation per move.
  func values(around point: [Double], at moves: [Displacement], on batch: Batch) throws -> [Double]
  /// Returns the Hessian at `point`, over the examples of `batch`, times `direction`; costs about as much as two
  /// gradients, whatever the number of parameters.
  func hessianVectorProduct(at point: [Double], along direction: [Double], on batch: Batch) throws -> [Double]
}

extension Objective {
  /// A layout of one vector, `x`.
  public var layout: Layout { Layout("x", count: dimension) }

  /// The objective itself.
  public var precise: any Objective { self }

  /// Evaluates one move after another.
  public func values(around point: [Double], at moves: [Displacement], on batch: Batch) throws -> [Double] {
    try movedValues(around: point, at: moves, on: batch)
  }

  func movedValues(around point: [Double], at moves: [Displacement], on batch: Batch) throws -> [Double] {
    var moved = point
    return try moves.map { move in
      moved[move.index] = move.value
      defer { moved[move.index] = point[move.index] }
      return try value(at: moved, on: batch)
    }
  }

  /// Returns symmetrized central differences of the gradient, which cost 2 × ``dimension`` gradients.
  public func hessian(at point: [Double], on batch: Batch) throws -> Matrix {
    try differencedHessian(at: point, on: batch)
  }

  /// Returns central differences of the gradient along the direction.
  public func hessianVectorProduct(at point: [Double], along direction: [Double], on batch: Batch) throws -> [Double] {
    try differencedHessianVectorProduct(at: point, along: direction, on: batch)
  }

  func differencedHessianVectorProduct(
    at point: [Double], along direction: [Double], on batch: Batch
  ) throws -> [Double] {
    let difference = Difference(at: point, along: direction)
    var (above, below) = (point, point)
    _ = try value(at: difference.moved(by: 1), on: batch, gradient: &above)
    _ = try value(at: difference.moved(by: -1), on: batch, gradient: &below)
    return zip(above, below).map { ($0 - $1) / (2 * difference.step) }
  }

  func differencedHessian(at point: [Double], on batch: Batch) throws -> Matrix {
    var hessian = Matrix(rows: dimension, columns: dimension)
    var moved = point
    var above = [Double](repeating: 0, count: dimension)
    var below = above
    for row in 0..<dimension {
      // The cube root of the rounding unit balances truncation against cancellation.
      let difference = 6e-6 * max(1, point[row].magnitude)
      moved[row] = point[row] + difference
      _ = try value(at: moved, on: batch, gradient: &above)
      moved[row] = point[row] - difference
      _ = try value(at: moved, on: batch, gradient: &below)
      moved[row] = point[row]
      for column in 0..<dimension { hessian[row, column] = (above[column] - below[column]) / (2 * difference) }
    }
    for row in 0..<dimension {
      for column in 0..<row {
        let mean = (hessian[row, column] + hessian[column, row]) / 2
        hessian[row, column] = mean
        hessian[column, row] = mean
      }
    }
    return hessian
  }
}
