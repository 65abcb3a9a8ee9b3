internal import Kernels

/// A dense matrix of doubles in row order.
@frozen public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The `rows × columns` elements in row order.
  public var elements: [Double]

  /// Creates a matrix of zeros.
  @inlinable public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: 0, count: rows * columns)
  }

  /// The element in a row and a column, counted from 0.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }
}

extension Matrix {
  /// Writes the first of `matrices` plus each of the others times its coordinate to the first rows.
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

// Products use the first rows of matrices, because the last block may be smaller than the workspace.

extension Matrix {
  /// Writes A Wᵀ to the first `count` rows of `product`; A is the first `count` rows of this matrix.
  ///
  /// W is `product.columns` × ``columns``, row-major, at `offset` in `parameters`.
  public func multiply(
    first count: Int, byTransposeOf parameters: [Double], at offset: Int, into product: inout Matrix
  ) {
    precondition(count <= rows && count <= product.rows)
    precondition(offset >= 0 && offset + product.columns * columns <= parameters.count)
    parameters.withUnsafeBufferPointer { weights in
      kernels_multiply_transposed_doubles(
        Int64(count), Int64(product.columns), Int64(columns), elements, weights.baseAddress.map { $0 + offset },
        &product.elements)
    }
  }

  /// Writes A W to the first `count` rows of `product`; A is the first `count` rows of this matrix.
  ///
  /// W is ``columns`` × `product.columns`, row-major, at `offset` in `parameters`.
  public func multiply(first count: Int, by parameters: [Double], at offset: Int, into product: inout Matrix) {
    precondition(count <= rows && count <= product.rows)
    precondition(offset >= 0 && offset + columns * product.columns <= parameters.count)
    parameters.withUnsafeBufferPointer { weights in
      kernels_multiply_doubles(
        Int64(count), Int64(product.columns), Int64(columns), elements, weights.baseAddress.map { $0 + offset },
        &product.elements)
    }
  }

  /// Adds Sᵀ A to the `slopes.columns` × ``columns`` matrix at `offset` in `sum`.
  ///
  /// A is the first `count` rows of this matrix, S those of `slopes`.
  public func addTransposedProduct(
    first count: Int, of slopes: Matrix, to sum: inout [Double], at offset: Int
  ) {
    precondition(count <= rows && count <= slopes.rows)
    precondition(offset >= 0 && offset + slopes.columns * columns <= sum.count)
    sum.withUnsafeMutableBufferPointer { sum in
      kernels_transposed_multiply_add_doubles(
        Int64(slopes.columns), Int64(columns), Int64(count), slopes.elements, elements,
        sum.baseAddress.map { $0 + offset })
    }
  }
}

/// A buffer for the single-precision copies in products with a ``RowBlock``.
public struct ProductScratch: Sendable {
  var operand: [Float] = []
  var product: [Float] = []

  /// Creates an empty buffer, which grows when used.
  public init() {}

  mutating func reserve(operand operandCount: Int, product productCount: Int) {
    if operand.count < operandCount { operand = [Float](repeating: 0, count: operandCount) }
    if product.count < productCount { product = [Float](repeating: 0, count: productCount) }
  }
}
