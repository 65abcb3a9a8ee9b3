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
