/// f(θ) → ℝ with a gradient: what an optimizer descends.
public protocol Objective: Sendable {
  /// The number of parameters.
  var dimension: Int { get }
  /// The matrices and vectors that the parameters consist of; one vector unless overridden.
  var layout: Layout { get }
  /// The number of examples the objective is a mean over; 1 when it is no mean.
  var exampleCount: Int { get }
  /// f at `point`, over the examples of `batch`.
  func value(at point: [Double], on batch: Batch) throws -> Double
  /// f at `point`, over the examples of `batch`; its gradient is written over `gradient`, which has ``dimension`` elements.
  func value(at point: [Double], on batch: Batch, gradient: inout [Double]) throws -> Double
  /// The matrix of second derivatives at `point`, over the examples of `batch`.
  func hessian(at point: [Double], on batch: Batch) throws -> Matrix
  /// The same objective in double precision throughout, as differences need it; itself unless overridden.
  var precise: any Objective { get }
  /// f where one coordinate of `point` is moved, for each of `moves`; one value after another unless overridden.
  func values(around point: [Double], at moves: [Displacement], on batch: Batch) throws -> [Double]
  /// The matrix of second derivatives at `point`, over the examples of `batch`, times `direction`; it costs about as much
  /// as two gradients, whatever the number of parameters.
  func hessianVectorProduct(at point: [Double], along direction: [Double], on batch: Batch) throws -> [Double]
}

extension Objective {
  /// One vector, `x`.
  public var layout: Layout { Layout("x", count: dimension) }

  /// Itself.
  public var precise: any Objective { self }

  /// One value after another.
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

  /// Central differences of the gradient, made symmetric; 2 × ``dimension`` gradients.
  public func hessian(at point: [Double], on batch: Batch) throws -> Matrix {
    try differencedHessian(at: point, on: batch)
  }

  /// Central differences of the gradient along the direction.
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
