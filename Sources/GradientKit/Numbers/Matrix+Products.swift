internal import Kernels

// Products of the first rows of matrices: a workspace has room for the largest block, and the last one is smaller.

extension Matrix {
  /// Writes A Wᵀ over the first `count` rows of `product`; A is the first `count` rows of this matrix.
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

  /// Writes A W over the first `count` rows of `product`; A is the first `count` rows of this matrix.
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
