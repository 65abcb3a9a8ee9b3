/// The eigenvalues of a symmetric tridiagonal matrix, by implicit QL steps (Golub and Van Loan, section 8.3).
struct TridiagonalEigenvalues {
  /// The eigenvalues, unsorted.
  private(set) var values: [Double]
  /// The given rows times the matrix of eigenvectors: column i belongs to eigenvalue i.
  private(set) var rows: Matrix

  /// Creates the eigenvalues of the matrix with this diagonal and `offDiagonal[i]` between its elements i and i + 1.
  ///
  /// Rows of the identity become the same rows of the matrix whose columns are the eigenvectors.
  init(diagonal: [Double], offDiagonal: [Double], rows: Matrix) {
    precondition(offDiagonal.count == max(0, diagonal.count - 1) && rows.columns == diagonal.count)
    values = diagonal
    self.rows = rows
    var edges = offDiagonal + [0]
    for first in values.indices {
      // A few steps separate an eigenvalue; the limit ensures termination for non-finite input.
      for _ in 0..<60 {
        let last = (first..<values.count).first { index in
          index == values.count - 1
            || edges[index].magnitude <= Double.ulpOfOne * (values[index].magnitude + values[index + 1].magnitude)
        }
        guard let last, last > first else { break }
        step(first: first, last: last, edges: &edges)
      }
    }
  }

  /// Performs one implicit QL step on the block from `first` to `last`, with Wilkinson's shift.
  private mutating func step(first: Int, last: Int, edges: inout [Double]) {
    var g = (values[first + 1] - values[first]) / (2 * edges[first])
    let r = Double.hypot(g, 1)
    g = values[last] - values[first] + edges[first] / (g + (g < 0 ? -r : r))
    var (sine, cosine, shift) = (1.0, 1.0, 0.0)
    for index in stride(from: last - 1, through: first, by: -1) {
      let f = sine * edges[index]
      let b = cosine * edges[index]
      let length = Double.hypot(f, g)
      edges[index + 1] = length
      guard length > 0 else {
        values[index + 1] -= shift
        edges[last] = 0
        return
      }
      (sine, cosine) = (f / length, g / length)
      g = values[index + 1] - shift
      let t = (values[index] - g) * sine + 2 * cosine * b
      shift = sine * t
      values[index + 1] = g + shift
      g = cosine * t - b
      for row in 0..<rows.rows {
        let (left, right) = (rows[row, index], rows[row, index + 1])
        rows[row, index + 1] = sine * left + cosine * right
        rows[row, index] = cosine * left - sine * right
      }
    }
    values[first] -= shift
    edges[first] = g
    edges[last] = 0
  }
}

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
