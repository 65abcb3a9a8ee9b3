import GradientKit

/// The Cholesky factor L of a symmetric matrix A + τ I = L Lᵀ.
struct Cholesky {
  private var lower: Matrix

  /// Factorises `matrix` with `shift` added to its diagonal; `nil` unless that is positive definite.
  ///
  /// A pivot below 1e-9 of the diagonal counts as zero, since second derivatives by differences are no more accurate.
  init?(_ matrix: Matrix, shift: Double = 0) {
    let count = matrix.rows
    var scale = shift
    for row in 0..<count { scale = max(scale, matrix[row, row].magnitude + shift) }
    let threshold = 1e-9 * scale
    lower = Matrix(rows: count, columns: count)
    for row in 0..<count {
      for column in 0...row {
        var rest = matrix[row, column] + (row == column ? shift : 0)
        for inner in 0..<column { rest -= lower[row, inner] * lower[column, inner] }
        if row == column {
          guard rest > threshold, rest.isFinite else { return nil }
          lower[row, row] = Double.sqrt(rest)
        } else {
          lower[row, column] = rest / lower[column, column]
        }
      }
    }
  }

  /// Returns the x with L Lᵀ x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in x.indices {
      for column in 0..<row { x[row] -= lower[row, column] * x[column] }
      x[row] /= lower[row, row]
    }
    for row in x.indices.reversed() {
      for column in (row + 1)..<max(row + 1, x.count) { x[row] -= lower[column, row] * x[column] }
      x[row] /= lower[row, row]
    }
    return x
  }
}
