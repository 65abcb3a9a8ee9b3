/// A dense matrix of doubles, row after row.
@frozen public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// `rows × columns` numbers, row after row.
  public var elements: [Double]

  /// A matrix of zeros.
  @inlinable public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: 0, count: rows * columns)
  }

  /// The element in a row and a column, both from 0.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }
}

extension Matrix {
  /// Writes the first of `matrices` plus each of the others times its coordinate over the first rows.
  mutating func combine(_ matrices: [Matrix], coordinates: [Double], rows: Int) {
    precondition(matrices.count == coordinates.count + 1 && rows <= self.rows)
    let cells = rows * columns
    elements.withUnsafeMutableBufferPointer { sum in
      for (index, matrix) in matrices.enumerated() {
        precondition(matrix.columns == columns && matrix.rows >= rows)
        let factor = index == 0 ? 1 : coordinates[index - 1]
        matrix.elements.withUnsafeBufferPointer { terms in
          if index == 0 {
            for cell in 0..<cells { sum[cell] = terms[cell] }
          } else {
            for cell in 0..<cells { sum[cell] += factor * terms[cell] }
          }
        }
      }
    }
  }
}
