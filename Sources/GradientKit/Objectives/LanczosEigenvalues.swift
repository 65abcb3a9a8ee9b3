/// The largest eigenvalues of a symmetric matrix given by its products with vectors, by the Lanczos method with full
/// reorthogonalization (Golub and Van Loan, chapter 10).
///
/// A few dozen products give the largest eigenvalue of the Hessian of a network with any number of parameters. A
/// repeated eigenvalue may be found only once.
public struct LanczosEigenvalues: Sendable {
  /// The eigenvalues in descending order; fewer than requested if the matrix has fewer, none if a product is not
  /// finite.
  public private(set) var largest: [Double] = []
  /// The unit eigenvectors of ``largest``.
  public private(set) var vectors: [[Double]] = []
  /// Whether all of ``largest`` are accurate to the tolerance.
  public private(set) var isConverged = false
  /// The number of products computed.
  public var productCount: Int { diagonal.count }

  private var basis: [[Double]] = []
  private var diagonal: [Double] = []
  private var offDiagonal: [Double] = []

  /// Creates the largest `count` eigenvalues of the matrix of `dimension` rows by which `product` multiplies.
  ///
  /// - Parameters:
  ///   - dimension: The number of rows.
  ///   - count: The number of eigenvalues.
  ///   - tolerance: The largest residual ‖A v − λ v‖, relative to the largest magnitude of an eigenvalue; the error of
  ///     a well-separated eigenvalue is about its square.
  ///     an eigenvalue apart from the others is about the square of it.
  ///   - maximumProducts: The number of products after which to stop even if the tolerance is not met.
  ///   - random: The source of the initial vector.
  ///   - product: Multiplies the matrix by a vector.
  public init(
    dimension: Int, count: Int = 1, tolerance: Double = 1e-8, maximumProducts: Int = 200, random: RandomSource,
    product: ([Double]) throws -> [Double]
  ) rethrows {
    var random = random
    guard dimension > 0, count > 0, var next = unitVector(dimension, random: &random) else { return }
    let limit = min(dimension, max(1, maximumProducts))
    while true {
      let vector = next
      basis.append(vector)
      var residual = try product(vector)
      precondition(residual.count == dimension, "a product has as many elements as the matrix has rows")
      guard residual.allSatisfy(\.isFinite) else { return }
      diagonal.append(zip(vector, residual).reduce(0) { $0 + $1.0 * $1.1 })
      orthogonalize(&residual)
      var length = euclideanNorm(residual)
      // The remainder after a whole invariant subspace is rounding; the iteration continues in another one.
      let isExhausted = length <= 1e-12 * scale
      if isExhausted { length = 0 }
      let residuals = ritz(rows: Self.lastRow(diagonal.count)).map { length * $0.row[0].magnitude }
      let wanted = min(count, dimension)
      isConverged =
        diagonal.count == dimension
        || residuals.count >= wanted && residuals.prefix(wanted).allSatisfy { $0 <= tolerance * scale }
      if isConverged || diagonal.count >= limit { break }
      if isExhausted {
        guard let another = unitVector(dimension, random: &random) else { break }
        next = another
      } else {
        next = residual.map { $0 / length }
      }
      offDiagonal.append(length)
    }
    read(count)
  }

  /// Creates the largest `count` eigenvalues of an objective's Hessian at a point.
  public init(
    ofHessianOf objective: any Objective, at point: [Double], on batch: Batch = .all, count: Int = 1,
    tolerance: Double = 1e-8, maximumProducts: Int = 200, random: RandomSource = RandomSource(seed: 0, for: .check)
  ) throws {
    try self.init(
      dimension: objective.dimension, count: count, tolerance: tolerance, maximumProducts: maximumProducts,
      random: random
    ) { try objective.hessianVectorProduct(at: point, along: $0, on: batch) }
  }

  /// The largest magnitude in the projected matrix, which is close to that of the eigenvalues.
  private var scale: Double { max(maximumNorm(diagonal), maximumNorm(offDiagonal)) }

  /// Returns a random unit vector orthogonal to the basis.
  private func unitVector(_ dimension: Int, random: inout RandomSource) -> [Double]? {
    var vector = (0..<dimension).map { _ in random.normal() }
    orthogonalize(&vector)
    let length = euclideanNorm(vector)
    return length > 0 ? vector.map { $0 / length } : nil
  }

  /// Removes the components along the basis, twice because one pass leaves rounding errors (Parlett's "twice is
  /// enough").
  private func orthogonalize(_ vector: inout [Double]) {
    for _ in 0..<2 {
      for known in basis {
        let share = zip(known, vector).reduce(0) { $0 + $1.0 * $1.1 }
        for index in vector.indices { vector[index] -= share * known[index] }
      }
    }
  }

  /// Returns the eigenvalues of the projected matrix in descending order, each with its column of `rows` times the
  /// eigenvectors.
  private func ritz(rows: Matrix) -> [(value: Double, row: [Double])] {
    let projected = TridiagonalEigenvalues(diagonal: diagonal, offDiagonal: offDiagonal, rows: rows)
    return projected.values.indices
      .map { column in
        (projected.values[column], (0..<rows.rows).map { projected.rows[$0, column] })
      }
      .sorted { $0.value > $1.value }
  }

  private mutating func read(_ count: Int) {
    var identity = Matrix(rows: diagonal.count, columns: diagonal.count)
    for index in diagonal.indices { identity[index, index] = 1 }
    for (value, weights) in ritz(rows: identity).prefix(count) {
      var vector = [Double](repeating: 0, count: basis[0].count)
      for (weight, known) in zip(weights, basis) {
        for index in vector.indices { vector[index] += weight * known[index] }
      }
      largest.append(value)
      vectors.append(vector)
    }
  }

  private static func lastRow(_ count: Int) -> Matrix {
    var row = Matrix(rows: 1, columns: count)
    row[0, count - 1] = 1
    return row
  }
}
