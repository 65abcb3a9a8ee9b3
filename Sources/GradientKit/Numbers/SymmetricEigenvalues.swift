/// The eigenvalues of a symmetric matrix, by Jacobi rotations (Golub and Van Loan, section 8.5).
public struct SymmetricEigenvalues: Sendable {
  /// The eigenvalues in ascending order.
  public let ascending: [Double]

  /// Creates the eigenvalues of a symmetric matrix of up to a few dozen rows.
  public init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns)
    var a = matrix
    let count = a.rows
    for _ in 0..<60 {
      var offDiagonal = 0.0
      var diagonal = 0.0
      for row in 0..<count {
        diagonal += a[row, row] * a[row, row]
        for column in 0..<row { offDiagonal += a[row, column] * a[row, column] }
      }
      guard offDiagonal > 1e-32 * diagonal, offDiagonal > 0 else { break }
      for p in 0..<count {
        for q in p + 1..<max(count, p + 1) where a[p, q] != 0 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta >= 0 ? 1.0 : -1) / (theta.magnitude + Double.sqrt(theta * theta + 1))
          let cosine = 1 / Double.sqrt(t * t + 1)
          let sine = t * cosine
          for k in 0..<count {
            let (left, right) = (a[k, p], a[k, q])
            a[k, p] = cosine * left - sine * right
            a[k, q] = sine * left + cosine * right
          }
          for k in 0..<count {
            let (above, below) = (a[p, k], a[q, k])
            a[p, k] = cosine * above - sine * below
            a[q, k] = sine * above + cosine * below
          }
        }
      }
    }
    ascending = (0..<count).map { a[$0, $0] }.sorted()
  }
}
